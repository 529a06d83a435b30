package org.qunli.supervision.policy;

import java.time.Instant;

/**
 * Something that falls due on a clock.
 *
 * @param step the place in the ladder, or one of the constants
 * @param repetition 0 for the first time
 * @param action null for {@link #DUE}
 * @param target null for {@link #DUE}
 */
public record Moment(Instant at, int step, int repetition, Action action, String target) {

    /** The due time itself. */
    public static final int DUE = -1;

    /** A spot reminder at a random moment. */
    public static final int SPOT = -2;

    /** A reminder outside the ladder, of the ladder's form. */
    public static final int EXTRA = -3;

    /** A life may be at risk: at once, whatever the ladder says. */
    public static final int ALARM = -4;
}
