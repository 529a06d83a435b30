package org.qunli.zone.vacancy;

import java.time.Instant;
import java.util.UUID;

/** A hole that was told of, and not told closed. */
record Vacancy(UUID id, UUID zoneId, String district, Hole hole, GapReason reason, Instant since) {

    /** How a hole came to its end. */
    enum Outcome {
        FILLED,
        INTRODUCED,
        OFF_THE_ROSTER,
        NO_LONGER_NEEDED,
        ZONE_NOT_ACTIVE
    }
}
