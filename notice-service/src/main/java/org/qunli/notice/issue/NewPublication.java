package org.qunli.notice.issue;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to publish. */
@Schema(name = "NewPublication")
public record NewPublication(
        @Schema(description = "The same as acceptWarnings", deprecated = true, examples = "false")
                Boolean acceptNoMatch,
        @Schema(
                        description =
                                "Publish even if no active zone matches the targets, or one that"
                                        + " they name doesn't",
                        examples = "false")
                Boolean acceptWarnings,
        @Schema(
                        description = "When; at once without it. Not in the past",
                        examples = "2026-04-04T06:00:00Z")
                Instant at,
        @Size(min = 10, max = 500)
                @Schema(
                        description =
                                "Why there is no time for the second person whom the rules ask for."
                                        + " It is reviewed afterwards",
                        examples = "堤坝已决口,来不及等第二人审批")
                String emergencyReason) {

    /** At once, and only if somebody is reached. */
    static final NewPublication PLAIN = new NewPublication(null, null, null, null);

    boolean acceptsWarnings() {
        return Boolean.TRUE.equals(acceptNoMatch) || Boolean.TRUE.equals(acceptWarnings);
    }
}
