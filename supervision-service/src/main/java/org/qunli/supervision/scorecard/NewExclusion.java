package org.qunli.supervision.scorecard;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request that shall not count.
 *
 * @param note for supervision only
 */
public record NewExclusion(
        @NotNull @Schema(examples = "01967f3e-0000-7000-8000-000000000002") UUID requestId,
        @NotNull @Schema(examples = "OUT_OF_THEIR_HANDS") ExclusionReason reason,
        @Size(max = 1000) @Schema(examples = "药店封控") String note) {}
