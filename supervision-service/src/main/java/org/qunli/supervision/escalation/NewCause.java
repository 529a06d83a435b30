package org.qunli.supervision.escalation;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One cause of many escalations. */
@Schema(name = "NewEscalationCause")
public record NewCause(
        @NotNull @Schema(examples = "POWER") CauseKind kind,
        @Size(max = 500) @Schema(examples = "10 kV 线路检修") String note,
        @NotEmpty @Size(max = 500) Set<@NotNull UUID> escalationIds) {}
