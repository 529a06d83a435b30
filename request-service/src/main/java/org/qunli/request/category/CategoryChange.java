package org.qunli.request.category;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.request.place.Post;

/** New names and posts of a category. */
@Schema(name = "CategoryChange")
public record CategoryChange(
        @Schema(examples = "药品") @NotBlank @Size(max = 100) String nameZh,
        @Schema(examples = "Medicine") @NotBlank @Size(max = 100) String nameEn,
        @Schema(examples = "[\"MEDICAL_WORKER\",\"GRID_WORKER\"]") @NotEmpty @Size(max = 6)
                List<@NotNull Post> posts) {}
