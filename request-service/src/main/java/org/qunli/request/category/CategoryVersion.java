package org.qunli.request.category;

import java.time.Instant;
import org.qunli.request.reading.Category;

/**
 * A category as a district has it, from some moment on. Never changed once written.
 *
 * @param district null: as shipped
 * @param version 0 as shipped, then 1, 2, 3…
 * @param changedBy the subject of the administrator; null: as shipped, or by a release before
 * @param changedAt null: as shipped
 * @param reason in the administrator's words, or null
 */
public record CategoryVersion(
        String district,
        Category category,
        long version,
        CategoryRules rules,
        String changedBy,
        Instant changedAt,
        String reason) {

    /** What comes after it. */
    CategoryVersion next(String code, CategoryRules changed, String by, Instant at, String why) {
        return new CategoryVersion(code, category, version + 1, changed, by, at, why);
    }
}
