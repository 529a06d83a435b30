package org.qunli.zone.group;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everyone who is in the group, by user id of its channel and tenant. */
public record NewMemberships(
        @NotNull @Size(max = 20_000) @Schema(examples = "[\"u-chen\",\"u-lin\"]")
                List<@NotBlank @Size(max = 255) String> userIds,
        @Schema(
                        description =
                                "when they were; now unless given, and never later than now. An"
                                        + " older report than the last one changes nothing",
                        examples = "2026-04-04T02:00:00Z")
                Instant asOf) {}
