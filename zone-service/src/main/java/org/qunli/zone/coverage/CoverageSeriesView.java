package org.qunli.zone.coverage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many households were reached over time. */
public record CoverageSeriesView(
        UUID zoneId,
        @Schema(examples = "PT1H") String step,
        @Schema(description = "in order of time; none before the zone was first counted")
                List<Point> points) {

    /** How it stood at the end of the step; of the running one, how it stands. */
    @Schema(name = "CoveragePoint")
    public record Point(
            @Schema(description = "begin of the step", examples = "2026-04-04T02:00:00Z")
                    Instant at,
            @Schema(examples = "120") int total,
            @Schema(examples = "117") int reached,
            @Schema(examples = "4") int guests) {}
}
