package org.qunli.supervision.scorecard;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a second person decided. */
public record ExclusionDecision(@NotNull @Schema(examples = "true") Boolean approved) {}
