package org.qunli.supervision.firing;

import java.time.Instant;

/**
 * How far may be fired.
 *
 * @param confirmed up to here the feed was applied
 * @param unsure up to here the grace is over although the feed couldn't be read; null while it can
 */
record Horizon(Instant confirmed, Instant unsure) {

    /** How far a clock may be fired whose next moment is this one. */
    Instant limit(Instant nextAt) {
        return isConfirmed(nextAt) ? confirmed : unsure;
    }

    boolean isConfirmed(Instant nextAt) {
        return confirmed != null && !nextAt.isAfter(confirmed);
    }
}
