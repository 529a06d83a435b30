package org.qunli.supervision.deadline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.supervision.policy.ClockKind;

/** The events that tell of clocks. None names anybody. */
public final class ClockEvents {

    private ClockEvents() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Facts(
            UUID clockId,
            About about,
            UUID zoneId,
            ClockKind kind,
            int cycle,
            int round,
            Instant dueAt,
            Instant at,
            Outcome outcome) {}

    private record Silence(UUID requestId, UUID zoneId, String district, int cycle, Instant at) {}

    /** A visit's clock is known before it runs. */
    static DomainEvent started(Deadline clock, Instant now) {
        Instant at = clock.startedAt().isAfter(now) ? now : clock.startedAt();
        return event("clock.started", clock, at);
    }

    static DomainEvent moved(Deadline clock, Instant at) {
        return event("clock.moved", clock, at);
    }

    static DomainEvent stopped(Deadline clock) {
        return event("clock.stopped", clock, clock.stoppedAt());
    }

    /** A breach was found. */
    public static DomainEvent overdue(Deadline clock) {
        return event("clock.overdue", clock, clock.dueAt());
    }

    /** The resident stayed silent until the CONFIRMATION clock ran out. */
    public static DomainEvent silenceOver(Deadline clock) {
        UUID request = clock.about().id();
        return DomainEvent.of("request.silence-over", "request/" + request, clock.dueAt())
                .in(clock.district(), clock.zone())
                .data(
                        new Silence(
                                request,
                                clock.zone(),
                                clock.district(),
                                clock.cycle(),
                                clock.dueAt()))
                .ends();
    }

    private static DomainEvent event(String type, Deadline clock, Instant at) {
        return DomainEvent.of(type, "clock/" + clock.id(), at)
                .in(clock.district(), clock.zone())
                .data(
                        new Facts(
                                clock.id(),
                                clock.about(),
                                clock.zone(),
                                clock.kind(),
                                clock.cycle(),
                                clock.round(),
                                clock.dueAt(),
                                at,
                                type.equals("clock.stopped") ? clock.outcome() : null))
                .ends(clock.stoppedAt() != null);
    }
}
