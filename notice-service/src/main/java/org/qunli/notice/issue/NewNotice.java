package org.qunli.notice.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice to be drafted; the same record is kept as its content. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NewNotice")
public record NewNotice(
        @NotNull @Schema(examples = "ENVIRONMENT_SAMPLING") NoticeKind kind,
        @Schema(description = "UNKNOWN by default", examples = "EXPECTED") Urgency urgency,
        @Schema(description = "UNKNOWN by default", examples = "MINOR") Severity severity,
        @Schema(description = "UNKNOWN by default", examples = "OBSERVED") Certainty certainty,
        @NotNull @Valid NoticeSource source,
        @Size(max = 12)
                @Schema(
                        description =
                                "One for each language, plain text, at least one; none for"
                                        + " TEST_RESULT, whose words are made from its counts")
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
        @NotNull @Valid NoticeTargets targets,
        @Schema(description = "The published notice whose place this one takes") UUID updates,
        @Valid @Schema(description = "For TEST_RESULT, and for nothing else") TestResult testResult,
        @Size(max = 20) List<@NotNull @Valid NoticeAttachment> attachments) {

    public NewNotice {
        urgency = urgency == null ? Urgency.UNKNOWN : urgency;
        severity = severity == null ? Severity.UNKNOWN : severity;
        certainty = certainty == null ? Certainty.UNKNOWN : certainty;
        texts = texts == null ? List.of() : texts;
        attachments = attachments == null ? List.of() : attachments;
    }

    /** The same with the words that its counts have. */
    NewNotice saying(List<NoticeText> words) {
        return with(words, effectiveAt, onset, expiresAt, attachments);
    }

    /** What takes it back, from then until then. */
    NewNotice takenBack(List<NoticeText> words, Instant from, Instant until) {
        return with(words, from, null, until, List.of());
    }

    private NewNotice with(
            List<NoticeText> words,
            Instant from,
            Instant begins,
            Instant until,
            List<NoticeAttachment> files) {
        return new NewNotice(
                kind,
                urgency,
                severity,
                certainty,
                source,
                words,
                from,
                begins,
                until,
                targets,
                updates,
                testResult,
                files);
    }
}
