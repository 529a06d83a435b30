package org.qunli.supervision.scorecard;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An officer's appeal: this request shall not count. */
public record NewAppeal(
        @NotNull @Schema(examples = "01967f3e-0000-7000-8000-000000000002") UUID requestId,
        @NotNull @Schema(examples = "NOT_THEIR_MATTER") ExclusionReason reason) {}
