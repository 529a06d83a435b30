package org.qunli.request.category;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;

/** A category on the wire. */
@Schema(name = "CategoryEntry")
public record CategoryView(
        @Schema(examples = "MEDICINE") Category category,
        @Schema(
                        description =
                                "Whose it is; null: as shipped, the district has changed nothing",
                        examples = "350583")
                String district,
        @Schema(description = "0 as shipped", examples = "3") long version,
        @Schema(examples = "药品") String nameZh,
        @Schema(examples = "Medicine") String nameEn,
        @Schema(
                        description =
                                "Who is responsible where nobody on duty has it, first to last",
                        examples = "[\"MEDICAL_WORKER\",\"GRID_WORKER\"]")
                List<Post> posts,
        @Schema(description = "Words to answer with") List<ReplyTemplate> templates) {

    static CategoryView of(CategoryVersion version) {
        CategoryRules rules = version.rules();
        return new CategoryView(
                version.category(),
                version.district(),
                version.version(),
                rules.nameZh(),
                rules.nameEn(),
                rules.posts(),
                rules.templates());
    }
}
