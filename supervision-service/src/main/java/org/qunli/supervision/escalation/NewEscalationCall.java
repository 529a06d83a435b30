package org.qunli.supervision.escalation;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request that can't be settled in its group. */
@Schema(name = "NewEscalation")
public record NewEscalationCall(
        @NotNull @Schema(examples = "01967f3e-0000-7000-8000-000000000002") UUID requestId) {}
