package org.qunli.supervision.deadline;

import java.time.Instant;
import java.util.List;

/**
 * Clocks that stopped, or whose breach was withdrawn; observed in the transaction of the change.
 *
 * @param clocks as they are now
 */
public record ClocksStopped(List<Deadline> clocks, Instant at) {}
