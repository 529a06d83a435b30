package org.qunli.supervision.escalation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What lies behind several escalations; its outcome is theirs.
 *
 * @param escalations how many
 */
@Schema(name = "EscalationCause")
public record Cause(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000011") UUID causeId,
        @Schema(examples = "350583") String district,
        @Schema(examples = "POWER") CauseKind kind,
        @Schema(examples = "10 kV 线路检修") String note,
        @Schema(examples = "2026-04-04T02:50:00Z") Instant openedAt,
        EscalationOutcome outcome,
        Instant closedAt,
        @Schema(examples = "12") int escalations) {}
