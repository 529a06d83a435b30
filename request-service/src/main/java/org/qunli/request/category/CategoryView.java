package org.qunli.request.category;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;

/** A category on the wire. */
@Schema(name = "CategoryEntry")
public record CategoryView(
        @Schema(examples = "MEDICINE") Category category,
        @Schema(examples = "药品") String nameZh,
        @Schema(examples = "Medicine") String nameEn,
        @Schema(
                        description =
                                "Who is responsible where nobody on duty has it, first to last",
                        examples = "[\"MEDICAL_WORKER\",\"GRID_WORKER\"]")
                List<Post> posts) {

    static CategoryView of(CategoryCard card) {
        return new CategoryView(card.code(), card.nameZh(), card.nameEn(), card.posts());
    }
}
