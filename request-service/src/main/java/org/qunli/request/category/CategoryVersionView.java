package org.qunli.request.category;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a category: what, who, when and why. */
@Schema(name = "CategoryVersion")
public record CategoryVersionView(
        CategoryView entry,
        @Schema(
                        description =
                                "The administrator's subject; null: before versions were kept",
                        examples = "admin-1")
                String changedBy,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant changedAt,
        @Schema(examples = "卫生员每天只有两小时") String reason) {

    static CategoryVersionView of(CategoryVersion version) {
        return new CategoryVersionView(
                CategoryView.of(version),
                version.changedBy(),
                version.changedAt(),
                version.reason());
    }
}
