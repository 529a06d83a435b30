package org.qunli.supervision.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qunli.supervision.policy.ClockKind;

/**
 * The life of one clock as the facts tell it, before any duration is laid on.
 *
 * @param promisedAt for PROMISED: the due time
 * @param pauses stretches of WAITING since the start; the last may be open
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
        Instant stoppedAt,
        boolean fulfilled) {

    /**
     * A stretch of WAITING.
     *
     * @param end when it ended; null while it lasts
     * @param until when it ends by itself, or null
     */
    record Pause(Instant start, Instant end, Instant until) {}

    /**
     * When it is due. A wait that lasts counts as long as it may: to its own end or to what is left
     * of the cap, so that a forgotten wait runs out by itself. A wait that begins after the due
     * time changes nothing: what was missed stays missed.
     */
    Instant due(Duration duration, Duration waitingCap) {
        if (promisedAt != null) {
            return promisedAt;
        }
        Instant due = start.plus(duration);
        Duration left = waitingCap;
        for (Pause pause : pauses) {
            if (!pause.start().isAfter(due)) {
                Instant end = pause.end() != null ? pause.end() : pause.until();
                Duration length = end == null ? left : Duration.between(pause.start(), end);
                length = length.isNegative() ? Duration.ZERO : length;
                length = length.compareTo(left) > 0 ? left : length;
                left = left.minus(length);
                due = due.plus(length);
            }
        }
        return due;
    }

    /** Whether it waits now; a wait that began too late to count is none. */
    boolean isPaused(Duration duration, Duration waitingCap) {
        if (pauses.isEmpty() || pauses.get(pauses.size() - 1).end() != null) {
            return false;
        }
        Instant since = pauses.get(pauses.size() - 1).start();
        Span before =
                new Span(
                        kind,
                        cycle,
                        round,
                        start,
                        promisedAt,
                        pauses.subList(0, pauses.size() - 1),
                        stoppedAt,
                        fulfilled);
        return !since.isAfter(before.due(duration, waitingCap));
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
}
