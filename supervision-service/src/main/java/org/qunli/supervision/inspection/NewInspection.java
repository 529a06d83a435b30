package org.qunli.supervision.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A look at a zone on the spot.
 *
 * @param note for supervision only
 * @param findings none where all was well
 */
public record NewInspection(
        @NotNull @Schema(examples = "01967f3e-0000-7000-8000-000000000001") UUID zoneId,
        @Size(max = 1000) @Schema(examples = "整体有序") String note,
        @NotNull @Size(max = 50) List<@NotNull @Valid NewFinding> findings) {}
