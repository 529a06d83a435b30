package org.qunli.zone.staffing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.sealing.ControlLevel;

/**
 * What a zone of one level needs.
 *
 * @param categories for which somebody with that duty must be on duty at any moment
 */
public record LevelStaffing(
        @NotNull @Schema(examples = "SEALED") ControlLevel level,
        @NotNull @Size(max = 5) List<@NotNull @Valid PostSlots> posts,
        @NotNull @Size(max = 11) @Schema(examples = "[\"MEDICINE\"]")
                List<@NotNull Category> categories) {}
