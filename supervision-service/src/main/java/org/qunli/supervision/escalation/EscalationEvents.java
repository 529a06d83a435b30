package org.qunli.supervision.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.supervision.deadline.About;

/** The events that tell of escalations: that a request is being coordinated, and how it ended. */
final class EscalationEvents {

    private EscalationEvents() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Told(
            UUID escalationId,
            UUID requestId,
            UUID zoneId,
            Instant at,
            EscalationOutcome outcome) {}

    static List<DomainEvent> opened(Collection<Escalation> escalations, Instant now) {
        return of("escalation.opened", escalations, now);
    }

    static List<DomainEvent> closed(Collection<Escalation> escalations, Instant now) {
        return of("escalation.closed", escalations, now);
    }

    private static List<DomainEvent> of(
            String type, Collection<Escalation> escalations, Instant now) {
        return escalations.stream()
                .filter(escalation -> escalation.about().kind() == About.Kind.REQUEST)
                .map(escalation -> event(type, escalation, now))
                .toList();
    }

    private static DomainEvent event(String type, Escalation escalation, Instant now) {
        UUID id = escalation.id();
        return DomainEvent.of(type, "escalation/" + id, now)
                .in(escalation.district(), escalation.zone())
                .data(
                        new Told(
                                id,
                                escalation.about().id(),
                                escalation.zone(),
                                now,
                                escalation.outcome()))
                .ends(escalation.state() == EscalationState.CLOSED);
    }
}
