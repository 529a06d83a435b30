package org.qunli.supervision.deadline;

import java.util.Collection;
import java.util.UUID;

/**
 * Something became known of these requests, or their clocks changed; observed in the transaction of
 * the change.
 */
public record MattersReckoned(Collection<UUID> matters) {}
