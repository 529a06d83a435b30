package org.qunli.supervision.escalation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A desk's part in an escalation, and how long it took.
 *
 * @param owner whether its outcome ends the escalation; others' end their own part
 * @param untilTaken from being told to the acknowledgement; null while there is none
 * @param untilDone from being told to the outcome, or to the end of the whole
 */
@Schema(name = "EscalationLevel")
public record DeskPart(
        @JsonIgnore UUID escalation,
        @Schema(examples = "350583-hq") String desk,
        boolean owner,
        @Schema(examples = "2026-04-04T02:50:00Z") Instant givenAt,
        Instant acknowledgedAt,
        EscalationOutcome outcome,
        Instant doneAt,
        @Schema(examples = "PT4M") Duration untilTaken,
        @Schema(examples = "PT25M") Duration untilDone) {

    static DeskPart of(
            UUID escalation,
            String desk,
            boolean owner,
            Instant givenAt,
            Instant acknowledgedAt,
            EscalationOutcome outcome,
            Instant doneAt) {
        return new DeskPart(
                escalation,
                desk,
                owner,
                givenAt,
                acknowledgedAt,
                outcome,
                doneAt,
                acknowledgedAt == null ? null : Duration.between(givenAt, acknowledgedAt),
                doneAt == null ? null : Duration.between(givenAt, doneAt));
    }
}
