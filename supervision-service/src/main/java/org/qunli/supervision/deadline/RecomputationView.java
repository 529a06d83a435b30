package org.qunli.supervision.deadline;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Clocks derived once more from history, against those that are kept.
 *
 * @param next the cursor that goes on, or null
 */
public record RecomputationView(
        @Schema(examples = "200") int matters,
        @Schema(examples = "611") int clocks,
        List<Difference> differences,
        String next) {

    /**
     * What differs.
     *
     * @param clock kind, cycle and round
     */
    public record Difference(
            About about,
            @Schema(examples = "RESOLUTION/1/1") String clock,
            @Schema(examples = "dueAt") String field,
            @Schema(examples = "2026-04-04T02:30:00Z") String kept,
            @Schema(examples = "2026-04-04T02:40:00Z") String derived) {}
}
