package org.qunli.supervision.deadline;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.policy.ExtensionRule;

/** What becomes of more time that was asked for. */
public record NewVerdict(@NotNull @Schema(examples = "GRANTED") ExtensionRule.Verdict verdict) {}
