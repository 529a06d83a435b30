package org.qunli.supervision.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qunli.supervision.policy.ClockKind;

/**
 * Derives a matter's clocks from its facts, which come in the order of the feed while their times
 * may be older than what was heard before. Pure: the same facts give the same clocks.
 */
final class History {

    private final List<Fact> facts;

    private final List<Span> spans = new ArrayList<>();

    private Building firstResponse;

    private Building promised;

    private Building resolution;

    private Building confirmation;

    private Building forward;

    private int cycle = 1;

    private int promises;

    private History(List<Fact> facts) {
        this.facts = facts;
    }

    /** All clocks of the matter, running or stopped, oldest first. */
    static List<Span> spans(List<Fact> facts) {
        History history = new History(facts);
        history.replay();
        return history.spans;
    }

    private void replay() {
        for (Fact fact : facts) {
            apply(fact);
        }
        for (Building building :
                new Building[] {firstResponse, promised, resolution, confirmation, forward}) {
            if (building != null) {
                spans.add(building.running());
            }
        }
        spans.sort(
                java.util.Comparator.comparing(Span::start)
                        .thenComparing(Span::kind)
                        .thenComparing(Span::cycle)
                        .thenComparing(Span::round));
    }

    private void apply(Fact fact) {
        switch (fact.type()) {
            case OPENED -> {
                cycle = fact.cycle();
                firstResponse = new Building(ClockKind.FIRST_RESPONSE, cycle, 1, fact.at(), null);
                resolution = new Building(ClockKind.RESOLUTION, cycle, 1, fact.at(), null);
            }
            case ANSWERED -> answered(fact);
            case WAITING -> {
                stopFirstResponse(fact.at(), true);
                if (resolution != null) {
                    resolution.pause(fact.at(), fact.until());
                }
            }
            case RESUMED -> {
                if (resolution != null) {
                    resolution.resume(fact.at());
                }
            }
            case RESOLVED -> resolved(fact);
            case CONFIRMED -> confirmation = stop(confirmation, fact.at(), true);
            case UNCONFIRMED -> confirmation = stop(confirmation, fact.at(), false);
            case REOPENED -> {
                confirmation = stop(confirmation, fact.at(), true);
                cycle = Math.max(cycle + 1, fact.cycle());
                resolution = new Building(ClockKind.RESOLUTION, cycle, 1, fact.at(), null);
            }
            case CLOSED -> {
                stopFirstResponse(fact.at(), false);
                promised = stop(promised, fact.at(), false);
                resolution = stop(resolution, fact.at(), false);
                confirmation = stop(confirmation, fact.at(), false);
            }
            case DUE -> forward = new Building(ClockKind.FORWARD, 1, 1, fact.at(), null);
            case FORWARDED -> forward = stop(forward, fact.at(), true);
            case DROPPED -> forward = stop(forward, fact.at(), false);
        }
    }

    private void answered(Fact fact) {
        stopFirstResponse(fact.at(), true);
        if (fact.promisedAt() != null && fact.promisedAt().isAfter(fact.at())) {
            promised = stop(promised, fact.at(), false);
            promises++;
            promised =
                    new Building(ClockKind.PROMISED, cycle, promises, fact.at(), fact.promisedAt());
        }
    }

    private void resolved(Fact fact) {
        stopFirstResponse(fact.at(), true);
        promised = stop(promised, fact.at(), true);
        resolution = stop(resolution, fact.at(), true);
        confirmation = new Building(ClockKind.CONFIRMATION, cycle, 1, fact.at(), null);
    }

    /**
     * The first word stops it; one that we hear later but that was said earlier moves the stop
     * back, so that nobody is blamed for an answer that was given.
     */
    private void stopFirstResponse(Instant at, boolean fulfilled) {
        if (firstResponse != null) {
            firstResponse = stop(firstResponse, at, fulfilled);
            return;
        }
        for (int i = 0; fulfilled && i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.kind() == ClockKind.FIRST_RESPONSE && at.isBefore(span.stoppedAt())) {
                spans.set(i, Building.ended(span, at));
            }
        }
    }

    private Building stop(Building building, Instant at, boolean fulfilled) {
        if (building != null) {
            spans.add(building.stopped(at, fulfilled));
        }
        return null;
    }

    /** A clock that still runs while the facts are read. */
    private static final class Building {
        private final ClockKind kind;
        private final int cycle;
        private final int round;
        private final Instant start;
        private final Instant promisedAt;
        private final List<Span.Pause> pauses = new ArrayList<>();

        Building(ClockKind kind, int cycle, int round, Instant start, Instant promisedAt) {
            this.kind = kind;
            this.cycle = cycle;
            this.round = round;
            this.start = start;
            this.promisedAt = promisedAt;
        }

        void pause(Instant at, Instant until) {
            resume(at);
            pauses.add(new Span.Pause(notBeforeStart(at), null, until));
        }

        void resume(Instant at) {
            int last = pauses.size() - 1;
            if (last >= 0 && pauses.get(last).end() == null) {
                Span.Pause open = pauses.get(last);
                Instant end = at.isBefore(open.start()) ? open.start() : at;
                pauses.set(last, new Span.Pause(open.start(), end, open.until()));
            }
        }

        Span running() {
            return span(null, false);
        }

        Span stopped(Instant at, boolean fulfilled) {
            resume(at);
            return span(notBeforeStart(at), fulfilled);
        }

        private Instant notBeforeStart(Instant at) {
            return at.isBefore(start) ? start : at;
        }

        private Span span(Instant stoppedAt, boolean fulfilled) {
            return new Span(
                    kind,
                    cycle,
                    round,
                    start,
                    promisedAt,
                    List.copyOf(pauses),
                    stoppedAt,
                    fulfilled);
        }

        static Span ended(Span span, Instant at) {
            return new Span(
                    span.kind(),
                    span.cycle(),
                    span.round(),
                    span.start(),
                    span.promisedAt(),
                    span.pauses(),
                    at.isBefore(span.start()) ? span.start() : at,
                    true);
        }
    }
}
