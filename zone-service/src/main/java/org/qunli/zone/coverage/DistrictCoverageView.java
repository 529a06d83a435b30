package org.qunli.zone.coverage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many households of a district's active zones are reached. */
public record DistrictCoverageView(
        @Schema(examples = "350583") String district,
        @Schema(description = "active zones", examples = "84") int zones,
        @Schema(examples = "10080") int total,
        @Schema(examples = "9871") int reached,
        @Schema(description = "counted once in each zone", examples = "312") int guests,
        @Schema(examples = "96") int groups,
        @Schema(examples = "95") int groupsReporting,
        @Schema(examples = "1") int staleGroups,
        @Schema(description = "active zones with a household that isn't reached", examples = "40")
                int zonesWithUnreached) {}
