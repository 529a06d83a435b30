package org.qunli.zone.coverage;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A household to go and see: nobody of it is in a group. */
public record UnreachedView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID householdId,
        @Schema(examples = "8") String building,
        @Schema(examples = "1") String unit,
        @Schema(examples = "1203") String room,
        @Schema(examples = "8-1203") String label,
        @Schema(
                        description = "one of the care flags that the caller may see is set",
                        examples = "false")
                boolean flagged,
        @Schema(examples = "NEVER_REACHED") Why why,
        @Schema(description = "since when", examples = "2026-04-04T02:00:00Z") Instant since) {

    /** Whether somebody of it was in a group before. */
    @Schema(name = "UnreachedWhy")
    public enum Why {
        NEVER_REACHED,
        DROPPED_OUT
    }
}
