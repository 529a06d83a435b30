package org.qunli.zone.household;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A household as whoever serves it sees it. */
public record HouseholdView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID zoneId,
        @Schema(examples = "8") String building,
        @Schema(examples = "1") String unit,
        @Schema(examples = "1203") String room,
        @Schema(examples = "8-1203") String label,
        List<HouseholdFlag> flags,
        boolean active) {

    static HouseholdView of(Household household) {
        return new HouseholdView(
                household.id(),
                household.zoneId(),
                household.building(),
                household.unit(),
                household.room(),
                household.label(),
                household.flags(),
                household.active());
    }
}
