package org.qunli.zone.coverage;

import java.time.Instant;
import java.util.UUID;

/** A zone's counters as they stand since {@code changedAt}. */
record ZoneNumbers(
        UUID zoneId,
        String district,
        int households,
        int reached,
        int guests,
        int groups,
        int groupsReporting,
        int staleGroups,
        Instant changedAt) {

    /** Of a zone in which nothing was counted yet. */
    static ZoneNumbers none(UUID zone, String district, Instant now) {
        return new ZoneNumbers(zone, district, 0, 0, 0, 0, 0, 0, now);
    }
}
