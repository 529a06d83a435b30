package org.qunli.request.lifecycle;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How content a household is. */
@Schema(name = "NewRating")
public record NewRating(
        @Schema(description = "1 (not at all) to 5 (very)", examples = "5") @NotNull @Min(1) @Max(5)
                Integer stars,
        @Schema(examples = "送得很快") @Size(max = 1000) String comment) {}
