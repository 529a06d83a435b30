package org.qunli.zone.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many households are reached; which aren't is told to those who serve the zone. */
public record CoverageView(
        UUID zoneId,
        @Schema(description = "households that are lived in", examples = "120") int total,
        @Schema(description = "with at least one member in a group", examples = "117") int reached,
        @Schema(description = "in a group, but nobody we know", examples = "4") int guests,
        @Schema(examples = "2") int groups,
        @Schema(description = "groups that ever told who is in them", examples = "2")
                int groupsReporting,
        @Schema(description = "groups that told nothing for a day (as configured)", examples = "0")
                int staleGroups,
        @Schema(description = "since when the numbers stand so", examples = "2026-04-04T02:00:00Z")
                Instant changedAt,
        @Schema(description = "the first of them, as one walks by; all under …/coverage/unreached")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                List<Unreached> unreached) {

    /** A household with nobody in a group. */
    @Schema(name = "UnreachedDoor")
    public record Unreached(UUID householdId, @Schema(examples = "8-1203") String label) {}

    static CoverageView of(ZoneNumbers numbers, List<Unreached> unreached) {
        return new CoverageView(
                numbers.zoneId(),
                numbers.households(),
                numbers.reached(),
                numbers.guests(),
                numbers.groups(),
                numbers.groupsReporting(),
                numbers.staleGroups(),
                numbers.changedAt(),
                unreached);
    }
}
