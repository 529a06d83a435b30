package org.qunli.supervision.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.policy.ClockKind;

/**
 * An escalation as it is read: no actor.
 *
 * @param levels the desks that work on it, the owner first, with the time that each took
 * @param team what the team has made of it; only for supervision
 */
public record EscalationView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000005") UUID escalationId,
        About about,
        @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        @Schema(examples = "FIRST_RESPONSE") ClockKind clockKind,
        @Schema(examples = "NOT_IN_TIME") Reason reason,
        @Schema(examples = "2026-04-04T02:30:00Z") Instant dueAt,
        @Schema(examples = "2026-04-04T02:50:00Z") Instant openedAt,
        boolean late,
        boolean unconfirmed,
        @Schema(examples = "OPEN") EscalationState state,
        Instant acknowledgedAt,
        EscalationOutcome outcome,
        Instant closedAt,
        UUID causeId,
        List<DeskPart> levels,
        @JsonInclude(JsonInclude.Include.NON_NULL) TeamWork.Taking team) {

    static EscalationView of(Escalation escalation, List<DeskPart> levels, TeamWork.Taking team) {
        return new EscalationView(
                escalation.id(),
                escalation.about(),
                escalation.zone(),
                escalation.kind(),
                escalation.reason(),
                escalation.dueAt(),
                escalation.openedAt(),
                escalation.late(),
                escalation.unconfirmed(),
                escalation.state(),
                escalation.acknowledgedAt(),
                escalation.outcome(),
                escalation.closedAt(),
                escalation.cause(),
                levels,
                team);
    }
}
