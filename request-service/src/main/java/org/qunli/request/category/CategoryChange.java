package org.qunli.request.category;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.place.Post;

/** New names, posts and templates of a category. */
@Schema(name = "CategoryChange")
public record CategoryChange(
        @Schema(examples = "药品") @NotBlank @Size(max = 100) String nameZh,
        @Schema(examples = "Medicine") @NotBlank @Size(max = 100) String nameEn,
        @Schema(examples = "[\"MEDICAL_WORKER\",\"GRID_WORKER\"]") @NotEmpty @Size(max = 6)
                List<@NotNull Post> posts,
        @Schema(description = "Left out, those before stay") @Size(max = 50)
                List<@NotNull @Valid ReplyTemplate> templates,
        @Schema(description = "Why it is changed", examples = "卫生员每天只有两小时") @Size(max = 500)
                String reason) {

    /** What holds from now on. */
    CategoryRules after(CategoryRules before) {
        return new CategoryRules(
                nameZh,
                nameEn,
                List.copyOf(new LinkedHashSet<>(posts)),
                templates == null ? before.templates() : templates);
    }
}
