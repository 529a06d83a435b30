package org.qunli.zone.staffing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many officers of a post a zone needs and takes.
 *
 * @param min on duty at any moment; fewer are a gap
 * @param max on the roster, over all shifts; one more is refused
 */
public record PostSlots(
        @NotNull @Schema(examples = "MEDICAL_WORKER") Post post,
        @NotNull @Min(0) @Max(50) @Schema(examples = "1") Integer min,
        @NotNull @Min(0) @Max(50) @Schema(examples = "5") Integer max) {}
