package org.qunli.notice.rumour;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A claim was heard again. */
@Schema(name = "NewSighting")
public record NewSighting(
        @NotNull @Schema(description = "Where it was heard") UUID zoneId,
        @Min(1) @Max(1_000) @Schema(description = "How often; 1 by default", examples = "3")
                Integer count,
        @Schema(
                        description =
                                "The group in which that very claim was made: the verdict is said"
                                        + " there")
                UUID bindingId) {

    public NewSighting {
        count = count == null ? 1 : count;
    }
}
