package org.qunli.zone.household;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.care.CareRules;
import org.qunli.zone.care.DistrictCare;

/** Tells the state of households that were moved by somebody else's event. */
@ApplicationScoped
public class RestatedHouseholds {

    private final Households households;
    private final LivingEvents events;
    private final DistrictCare care;

    RestatedHouseholds(Households households, LivingEvents events, DistrictCare care) {
        this.households = households;
        this.events = events;
        this.care = care;
    }

    /** The states of these households of a district, whose rows are locked meanwhile. */
    public List<DomainEvent> of(Collection<UUID> ids, String district, Instant now) {
        CareRules rules = care.of(district);
        return households
                .find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .map(household -> events.changed(household.facts(rules), district, now))
                .toList();
    }
}
