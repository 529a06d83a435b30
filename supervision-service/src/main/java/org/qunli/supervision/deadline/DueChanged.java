package org.qunli.supervision.deadline;

import java.time.Instant;

/** A CDI event: something falls due at this moment that wasn't known before. */
public record DueChanged(Instant earliest) {}
