package org.qunli.supervision.deadline;

import java.time.Duration;
import java.time.Instant;
import org.qunli.supervision.policy.ClockKind;

/**
 * Something that happened to a matter.
 *
 * @param at when it happened
 * @param cycle 1 for the opening, one more with each reopening
 * @param promisedAt for ANSWERED: the time the officer named, for FOUND: when it has to be right;
 *     or null
 * @param until for WAITING: when it ends by itself; for VISIT_DUE: when the next visit falls due;
 *     for ANSWER_FAILED: when the word was said that didn't arrive; or null
 * @param kind for EXTENDED: which clock, with cycle and round; else null
 * @param amount for EXTENDED: by how much; else null
 */
record Fact(
        FactType type,
        Instant at,
        int cycle,
        Instant promisedAt,
        Instant until,
        ClockKind kind,
        Integer round,
        Duration amount) {

    Fact(FactType type, Instant at, int cycle, Instant promisedAt, Instant until) {
        this(type, at, cycle, promisedAt, until, null, null, null);
    }
}
