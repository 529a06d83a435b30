package org.qunli.zone.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many households are reached; which aren't is told to those who serve the zone. */
public record CoverageView(
        UUID zoneId,
        @Schema(examples = "120") int total,
        @Schema(description = "with at least one member in a group", examples = "117") int reached,
        @Schema(description = "in a group, but nobody we know", examples = "4") int guests,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Unreached> unreached) {

    /** A household with nobody in a group. */
    public record Unreached(UUID householdId, @Schema(examples = "8-1203") String label) {}
}
