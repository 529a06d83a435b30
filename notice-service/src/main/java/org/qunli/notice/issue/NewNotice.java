package org.qunli.notice.issue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice to be drafted; the same record is kept as its content. */
@Schema(name = "NewNotice")
public record NewNotice(
        @NotNull @Schema(examples = "ENVIRONMENT_SAMPLING") NoticeKind kind,
        @Schema(description = "UNKNOWN by default", examples = "EXPECTED") Urgency urgency,
        @Schema(description = "UNKNOWN by default", examples = "MINOR") Severity severity,
        @Schema(description = "UNKNOWN by default", examples = "OBSERVED") Certainty certainty,
        @NotNull @Valid NoticeSource source,
        @NotEmpty @Size(max = 2) @Schema(description = "One for each language")
                List<@NotNull @Valid NoticeText> texts,
        @Schema(description = "From when it holds", examples = "2026-04-04T02:00:00Z")
                Instant effectiveAt,
        @Schema(
                        description = "When what it tells of begins; not before it holds",
                        examples = "2026-04-04T06:00:00Z")
                Instant onset,
        @Schema(
                        description = "Until when it is delivered and in force; none for open end",
                        examples = "2026-04-05T02:00:00Z")
                Instant expiresAt,
        @NotNull @Valid NoticeTargets targets) {

    public NewNotice {
        urgency = urgency == null ? Urgency.UNKNOWN : urgency;
        severity = severity == null ? Severity.UNKNOWN : severity;
        certainty = certainty == null ? Certainty.UNKNOWN : certainty;
    }
}
