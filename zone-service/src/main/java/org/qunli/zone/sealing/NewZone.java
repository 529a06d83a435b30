package org.qunli.zone.sealing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** A zone to be. */
public record NewZone(
        @NotBlank @Pattern(regexp = "[1-9][0-9]{5}") @Schema(examples = "350583") String district,
        @Schema(description = "the zone it lies in") UUID parentId,
        @NotNull @Valid Wording name,
        @NotNull @Schema(examples = "SEALED") ControlLevel level,
        @Schema(description = "PLANNED (default) or ACTIVE", examples = "ACTIVE") ZoneStatus status,
        @Schema(examples = "2026-04-10T00:00:00Z") Instant expectedLiftAt,
        @Valid Wording reason,
        @Valid Source source) {}
