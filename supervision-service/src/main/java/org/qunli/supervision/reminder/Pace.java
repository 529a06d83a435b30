package org.qunli.supervision.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How much one officer was told lately. What falls due soon after a word waits and becomes one
 * word; and nobody gets more words in an hour than anybody could heed. Pure.
 *
 * @param saidAt the last word; null for none yet
 * @param since when the hour began in which words are counted
 * @param words so many since then
 */
record Pace(UUID officer, Instant saidAt, Instant since, int words) {

    private static final Duration HOUR = Duration.ofHours(1);

    /** When the next word may be said: now, or later. */
    Instant next(Instant now, Duration bundleWithin, int mostPerHour) {
        Instant next = now;
        if (saidAt != null && saidAt.plus(bundleWithin).isAfter(next)) {
            next = saidAt.plus(bundleWithin);
        }
        if (words >= mostPerHour && since.plus(HOUR).isAfter(next)) {
            next = since.plus(HOUR);
        }
        return next;
    }

    /** After one more word. */
    Pace after(Instant now) {
        boolean anotherHour = since == null || !since.plus(HOUR).isAfter(now);
        return new Pace(officer, now, anotherHour ? now : since, anotherHour ? 1 : words + 1);
    }
}
