package org.qunli.supervision.escalation;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an escalation is ended: SETTLED, PASSED_ON or UNSOLVABLE. */
public record NewOutcome(@NotNull @Schema(examples = "SETTLED") EscalationOutcome outcome) {}
