package org.qunli.zone.group;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group to bind to a zone. */
public record NewGroup(
        @NotBlank @Size(max = 255) @Schema(examples = "wecom") String channel,
        @NotBlank @Size(max = 255) @Schema(examples = "ww-quanzhou") String tenant,
        @NotBlank @Size(max = 255) @Schema(examples = "wr-ximei-3") String groupId,
        @Schema(description = "BOT unless stated", examples = "BOT") Forwarding forwarding,
        @Valid Capabilities capabilities) {}
