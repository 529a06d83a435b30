package org.qunli.supervision.place;

import java.util.Set;
import java.util.UUID;

/**
 * Zones that are new, or whose level or district changed; observed in the transaction of the
 * change.
 */
public record ZonesChanged(Set<UUID> zones) {}
