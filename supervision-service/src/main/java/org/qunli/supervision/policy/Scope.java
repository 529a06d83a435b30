package org.qunli.supervision.policy;

import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.place.Category;
import org.qunli.supervision.place.Level;
import org.qunli.supervision.place.Priority;

/**
 * Where a policy applies; null means everywhere.
 *
 * @param district GB/T 2260 code; left out it is the caller's only district
 */
public record Scope(
        @Pattern(regexp = "\\d{6}") @Schema(examples = "350583") String district,
        @Schema(examples = "SEALED") Level level,
        @Schema(examples = "MEDICINE") Category category,
        @Schema(examples = "URGENT") Priority priority) {

    /** Whether it applies. */
    boolean covers(Case about) {
        return (district == null || district.equals(about.district()))
                && (level == null || level.name().equals(about.level()))
                && (category == null || category.name().equals(about.category()))
                && (priority == null || priority.name().equals(about.priority()));
    }

    /** The more it says, the more it counts: a district before a category, a priority, a level. */
    int weight() {
        return (district == null ? 0 : 8)
                + (category == null ? 0 : 4)
                + (priority == null ? 0 : 2)
                + (level == null ? 0 : 1);
    }
}
