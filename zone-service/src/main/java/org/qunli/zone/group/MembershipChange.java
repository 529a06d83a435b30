package org.qunli.zone.group;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who came into the group and who left it, by user id of its channel and tenant. */
public record MembershipChange(
        @Size(max = 20_000) @Schema(examples = "[\"u-chen\"]")
                List<@NotBlank @Size(max = 255) String> joined,
        @Size(max = 20_000) @Schema(examples = "[\"u-wang\"]")
                List<@NotBlank @Size(max = 255) String> left,
        @Schema(
                        description =
                                "when; now unless given, and never later than now. Of one person"
                                        + " the latest word holds, in whatever order words come",
                        examples = "2026-04-04T02:00:00Z")
                Instant at) {

    public MembershipChange {
        joined = joined == null ? List.of() : joined;
        left = left == null ? List.of() : left;
    }
}
