package org.qunli.supervision.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qunli.supervision.policy.ClockKind;

/** A clock that still runs while the facts are read. */
final class RunningSpan {

    private final ClockKind kind;

    private final int cycle;

    private final int round;

    private final Instant start;

    private final Instant promisedAt;

    private final List<Span.Pause> pauses = new ArrayList<>();

    private Duration extra = Duration.ZERO;

    private Instant alarmAt;

    RunningSpan(ClockKind kind, int cycle, int round, Instant start, Instant promisedAt) {
        this.kind = kind;
        this.cycle = cycle;
        this.round = round;
        this.start = start;
        this.promisedAt = promisedAt;
    }

    Instant start() {
        return start;
    }

    int round() {
        return round;
    }

    boolean is(Fact named) {
        return named.kind() == kind && named.cycle() == cycle && named.round() == round;
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

    void extend(Duration by) {
        extra = extra.plus(by);
    }

    void alarm(Instant at) {
        alarmAt = alarmAt == null ? at : alarmAt;
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
                extra,
                alarmAt,
                stoppedAt,
                fulfilled);
    }
}
