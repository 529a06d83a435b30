package org.qunli.zone.household;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/** Tells of households; doors apart, so that they can be erased. */
@ApplicationScoped
class LivingEvents {

    private record HouseholdChanged(
            UUID householdId, UUID zoneId, List<HouseholdFlag> flags, boolean active) {}

    private record Door(String label) {}

    DomainEvent changed(Household household, String district, Instant now) {
        return DomainEvent.of("household.changed", "household/" + household.id(), now)
                .in(district, household.zoneId())
                .data(
                        new HouseholdChanged(
                                household.id(),
                                household.zoneId(),
                                household.flags(),
                                household.active()))
                .personal(new Door(household.label()));
    }
}
