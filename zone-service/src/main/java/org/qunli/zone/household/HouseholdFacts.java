package org.qunli.zone.household;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.zone.care.CareFlag;

/** The whole state of a household, as {@code household.changed} tells it. */
public record HouseholdFacts(
        UUID id,
        UUID zoneId,
        String building,
        String unit,
        String room,
        String label,
        List<CareFlag> flags,
        Duration checkInEvery,
        Instant lastCheckInAt,
        Instant nextCheckInDueAt,
        boolean active) {}
