package org.qunli.supervision.escalation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.deadline.About;
import org.qunli.supervision.policy.ClockKind;

/** An escalation as it is read: no target, no actor. */
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
        Instant closedAt) {

    /** The view of an escalation. */
    public static EscalationView of(Escalation escalation) {
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
                escalation.closedAt());
    }
}
