package org.qunli.supervision.policy;

import java.time.Instant;

/**
 * A CDI event, in the transaction of the change: clocks that run in the district shall take what
 * counts now.
 */
public record PolicyAppliedToRunning(String district, Instant at) {}
