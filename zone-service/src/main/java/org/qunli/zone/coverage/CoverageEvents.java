package org.qunli.zone.coverage;

import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/** Tells of coverage in numbers, and of households that drop out of it or come back. */
final class CoverageEvents {

    private CoverageEvents() {}

    private record CoverageChanged(
            UUID zoneId,
            String district,
            int households,
            int reached,
            int guests,
            int groups,
            int groupsReporting,
            int staleGroups,
            Instant asOf) {}

    private record Turned(UUID householdId, UUID zoneId, Instant since) {}

    static DomainEvent changed(ZoneNumbers numbers) {
        return DomainEvent.of(
                        "coverage.changed", "coverage/" + numbers.zoneId(), numbers.changedAt())
                .in(numbers.district(), numbers.zoneId())
                .data(
                        new CoverageChanged(
                                numbers.zoneId(),
                                numbers.district(),
                                numbers.households(),
                                numbers.reached(),
                                numbers.guests(),
                                numbers.groups(),
                                numbers.groupsReporting(),
                                numbers.staleGroups(),
                                numbers.changedAt()))
                .forDashboards();
    }

    static DomainEvent turned(Counts.Turn turn, Instant now) {
        return DomainEvent.of(
                        turn.reached() ? "household.reached" : "household.unreached",
                        "household/" + turn.household(),
                        now)
                .in(turn.district(), turn.zone())
                .data(new Turned(turn.household(), turn.zone(), turn.since()));
    }
}
