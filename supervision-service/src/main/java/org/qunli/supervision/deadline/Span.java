package org.qunli.supervision.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.OpenTime;

/**
 * The life of one clock as the facts tell it, before any duration is laid on.
 *
 * @param promisedAt the due time where somebody named it; for PROGRESS: until when the officer has
 *     put off the next word; else null
 * @param pauses stretches of WAITING since the start; the last may be open
 * @param extra what was granted on top
 * @param alarmAt since when a life may be at risk, or null
 * @param stoppedAt null while it runs
 * @param fulfilled whether what was waited for came; false where it ended otherwise
 */
record Span(
        ClockKind kind,
        int cycle,
        int round,
        Instant start,
        Instant promisedAt,
        List<Pause> pauses,
        Duration extra,
        Instant alarmAt,
        Instant stoppedAt,
        boolean fulfilled) {

    /**
     * A stretch of WAITING.
     *
     * @param end when it ended; null while it lasts
     * @param until when it ends by itself, or null
     */
    record Pause(Instant start, Instant end, Instant until) {}

    /** How far a clock's open time was laid along its pauses. */
    private record Laid(Instant due, boolean paused) {}

    /**
     * When it is due. A wait that lasts counts as long as it may: to its own end or to what is left
     * of the cap, so that a forgotten wait runs out by itself. A wait that begins after the due
     * time changes nothing: what was missed stays missed.
     */
    Instant due(Duration duration, Duration waitingCap, OpenTime hours) {
        return laid(duration, waitingCap, hours).due();
    }

    /** As if every hour counted. */
    Instant due(Duration duration, Duration waitingCap) {
        return due(duration, waitingCap, OpenTime.ALWAYS);
    }

    /** Whether it waits now; a wait that began too late to count is none. */
    boolean isPaused(Duration duration, Duration waitingCap, OpenTime hours) {
        return laid(duration, waitingCap, hours).paused();
    }

    private Laid laid(Duration duration, Duration waitingCap, OpenTime hours) {
        if (promisedAt != null && kind != ClockKind.PROGRESS) {
            return new Laid(promisedAt.plus(extra), false);
        }
        Instant from = start;
        Duration open = duration;
        Duration cap = waitingCap;
        boolean paused = false;
        for (Pause pause : pauses) {
            Instant due = atLeastPromised(hours.plus(from, open)).plus(extra);
            if (pause.start().isAfter(due)) {
                continue;
            }
            Instant end = pause.end() != null ? pause.end() : pause.until();
            Duration length = end == null ? cap : Duration.between(pause.start(), end);
            length = length.isNegative() ? Duration.ZERO : length;
            length = length.compareTo(cap) > 0 ? cap : length;
            cap = cap.minus(length);
            Duration used = hours.between(from, pause.start());
            open = used.compareTo(open) > 0 ? Duration.ZERO : open.minus(used);
            from = pause.start().plus(length);
            paused = pause.end() == null;
        }
        return new Laid(atLeastPromised(hours.plus(from, open)).plus(extra), paused);
    }

    private Instant atLeastPromised(Instant due) {
        return promisedAt != null && promisedAt.isAfter(due) ? promisedAt : due;
    }

    /** How it ended, judged by when things happened. Null while it runs. */
    Outcome outcome(Instant due) {
        if (stoppedAt == null) {
            return null;
        }
        if (stoppedAt.isAfter(due)) {
            return Outcome.LATE;
        }
        return fulfilled ? Outcome.MET : Outcome.WITHDRAWN;
    }

    /** The same, ended at a moment, or at its start if that is later. */
    Span endedAt(Instant at) {
        return new Span(
                kind,
                cycle,
                round,
                start,
                promisedAt,
                pauses,
                extra,
                alarmAt,
                at.isBefore(start) ? start : at,
                true);
    }
}
