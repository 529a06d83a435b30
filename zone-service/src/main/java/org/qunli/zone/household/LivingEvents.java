package org.qunli.zone.household;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.care.CareFlag;

/** Tells of households; doors and notes apart, so that they can be erased. */
@ApplicationScoped
public class LivingEvents {

    private record HouseholdChanged(
            UUID householdId,
            UUID zoneId,
            List<CareFlag> flags,
            Duration checkInEvery,
            Instant lastCheckInAt,
            Instant nextCheckInDueAt,
            boolean active) {}

    private record Door(String label, String building, String unit, String room) {}

    private record CheckedIn(
            UUID checkInId,
            UUID householdId,
            UUID zoneId,
            UUID officerId,
            Instant at,
            CheckInOutcome outcome,
            Instant nextDueAt) {}

    private record Noted(String note) {}

    /** The state of a household after a change. */
    public DomainEvent changed(HouseholdFacts facts, String district, Instant now) {
        return DomainEvent.of("household.changed", "household/" + facts.id(), now)
                .in(district, facts.zoneId())
                .data(
                        new HouseholdChanged(
                                facts.id(),
                                facts.zoneId(),
                                facts.flags(),
                                facts.checkInEvery(),
                                facts.lastCheckInAt(),
                                facts.nextCheckInDueAt(),
                                facts.active()))
                .personal(new Door(facts.label(), facts.building(), facts.unit(), facts.room()));
    }

    DomainEvent checkedIn(CheckIn visit, Household household, String district, Instant now) {
        return DomainEvent.of("household.checked-in", "household/" + household.id(), now)
                .in(district, household.zoneId())
                .data(
                        new CheckedIn(
                                visit.id(),
                                household.id(),
                                household.zoneId(),
                                visit.officerId(),
                                visit.at(),
                                visit.outcome(),
                                household.nextCheckInDueAt()))
                .personal(visit.note() == null ? null : new Noted(visit.note()));
    }
}
