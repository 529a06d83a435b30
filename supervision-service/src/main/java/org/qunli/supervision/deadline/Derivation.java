package org.qunli.supervision.deadline;

import java.time.Instant;
import org.qunli.supervision.policy.OpenTime;
import org.qunli.supervision.policy.Term;

/**
 * A clock as facts and policy make it: when it is due, how it ended, whether it waits. Pure;
 * whoever wants to know what a clock must be asks here.
 */
record Derivation(Instant dueAt, Outcome outcome, boolean paused) {

    static Derivation of(Span span, Term term, OpenTime hours) {
        // Rows keep microseconds: a share of a duration must not differ from itself read back.
        Instant due =
                span.due(term.duration(), term.waitingCap(), hours)
                        .truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        boolean paused =
                span.stoppedAt() == null
                        && span.isPaused(term.duration(), term.waitingCap(), hours);
        return new Derivation(due, span.outcome(due), paused);
    }

    /**
     * The state it stands in.
     *
     * @param breached whether it was found overdue, and still is
     */
    DeadlineState state(boolean breached) {
        if (outcome != null) {
            return DeadlineState.STOPPED;
        }
        if (breached) {
            return DeadlineState.OVERDUE;
        }
        return paused ? DeadlineState.PAUSED : DeadlineState.RUNNING;
    }

    /** Whether a breach that was found still stands. */
    boolean keepsBreach(Instant now) {
        return outcome == null ? !dueAt.isAfter(now) : outcome == Outcome.LATE;
    }
}
