package org.qunli.supervision.deadline;

import java.time.Instant;

/**
 * Something that happened to a matter.
 *
 * @param at when it happened
 * @param cycle 1 for the opening, one more with each reopening
 * @param promisedAt for ANSWERED: the time the officer named, or null
 * @param until for WAITING: when it ends by itself, or null
 */
record Fact(FactType type, Instant at, int cycle, Instant promisedAt, Instant until) {}
