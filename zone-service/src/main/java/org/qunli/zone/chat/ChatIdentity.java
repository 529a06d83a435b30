package org.qunli.zone.chat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user of a chat platform; the three parts are opaque and case-sensitive. */
public record ChatIdentity(
        @NotBlank @Size(max = 255) @Schema(examples = "wecom") String channel,
        @NotBlank @Size(max = 255) @Schema(examples = "ww-quanzhou") String tenant,
        @NotBlank @Size(max = 255) @Schema(examples = "u-chen") String userId) {

    /** The channel and tenant, as claims of front-ends write them. */
    public String network() {
        return channel + "/" + tenant;
    }
}
