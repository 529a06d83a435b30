package org.qunli.zone.boundary;

import java.time.Instant;
import java.util.UUID;

/**
 * A zone's boundary as it was laid last.
 *
 * @param outline null once it was removed: the version goes on, so that no tag comes twice
 */
record Boundary(UUID zoneId, Outline outline, long version, Instant changedAt) {

    boolean stands() {
        return outline != null;
    }
}
