package org.qunli.zone.household;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A visit as whoever serves the zone sees it. */
public record CheckInView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID householdId,
        UUID officerId,
        @Schema(examples = "2026-04-04T01:30:00Z") Instant at,
        @Schema(examples = "FINE") CheckInOutcome outcome,
        @Schema(examples = "血压正常,药够一周") String note,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant recordedAt) {

    static CheckInView of(CheckIn visit) {
        return new CheckInView(
                visit.id(),
                visit.householdId(),
                visit.officerId(),
                visit.at(),
                visit.outcome(),
                visit.note(),
                visit.recordedAt());
    }
}
