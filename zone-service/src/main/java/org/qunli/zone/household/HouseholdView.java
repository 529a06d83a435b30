package org.qunli.zone.household;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.care.CareFlag;

/** A household as whoever serves it sees it. */
public record HouseholdView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID zoneId,
        @Schema(examples = "8") String building,
        @Schema(examples = "1") String unit,
        @Schema(examples = "1203") String room,
        @Schema(examples = "8-1203") String label,
        @Schema(description = "those that the caller may see") List<CareFlag> flags,
        @Schema(
                        description = "when somebody was last seen at a check-in",
                        examples = "2026-04-04T01:30:00Z")
                Instant lastCheckInAt,
        @Schema(
                        description = "by the flags shown; null where none asks for check-ins",
                        examples = "2026-04-05T01:30:00Z")
                Instant nextCheckInDueAt,
        boolean active) {

    static HouseholdView of(Household household, CareReading reading) {
        return new HouseholdView(
                household.id(),
                household.zoneId(),
                household.building(),
                household.unit(),
                household.room(),
                household.label(),
                reading.of(household),
                household.lastCheckInAt(),
                reading.dueAt(household),
                household.active());
    }
}
