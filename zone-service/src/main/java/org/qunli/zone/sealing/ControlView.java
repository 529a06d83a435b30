package org.qunli.zone.sealing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** The official answer to "may I leave, and when does it end?". */
public record ControlView(
        UUID zoneId,
        @Schema(examples = "SEALED") ControlLevel level,
        @Schema(examples = "ACTIVE") ZoneStatus status,
        @Schema(examples = "2026-04-10T00:00:00Z") Instant expectedLiftAt,
        @Schema(examples = "2026-04-03T16:00:00Z") Instant effectiveAt,
        Wording reason,
        Source source,
        @Schema(description = "every word on the lift so far, oldest first") List<Promise> promises,
        @Schema(description = "announced and still to come, soonest first") List<Upcoming> upcoming,
        @Schema(description = "all of it in sentences") Wording text) {

    /** A change that has been announced for later. */
    @Schema(name = "UpcomingControl")
    public record Upcoming(
            @Schema(examples = "CONTROLLED") ControlLevel level,
            @Schema(examples = "ACTIVE") ZoneStatus status,
            @Schema(examples = "2026-04-12T00:00:00Z") Instant expectedLiftAt,
            @Schema(description = "it takes the expected lift back", examples = "false")
                    boolean liftUnknown,
            @Schema(examples = "2026-04-08T00:00:00Z") Instant effectiveAt,
            @Schema(examples = "2026-04-07T09:00:00Z") Instant announcedAt,
            Wording reason,
            Source source) {

        static Upcoming of(ControlChange change) {
            return new Upcoming(
                    change.level(),
                    change.status(),
                    change.expectedLiftAt(),
                    change.takesLiftBack(),
                    change.effectiveAt(),
                    change.announcedAt(),
                    change.reason(),
                    change.source());
        }
    }
}
