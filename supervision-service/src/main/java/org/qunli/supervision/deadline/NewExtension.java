package org.qunli.supervision.deadline;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * More time that is asked for.
 *
 * @param dueAt until when
 * @param reason for whoever decides; told to nobody else
 */
public record NewExtension(
        @NotNull @Schema(examples = "2026-04-04T06:30:00Z") Instant dueAt,
        @NotBlank @Size(max = 500) @Schema(examples = "药店封控,改由县城配送") String reason) {}
