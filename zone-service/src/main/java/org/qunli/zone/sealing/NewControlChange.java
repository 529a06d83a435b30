package org.qunli.zone.sealing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** A change of control to announce. What is left out stays as it is; at least one is needed. */
public record NewControlChange(
        @Schema(examples = "CONTROLLED") ControlLevel level,
        @Schema(examples = "ACTIVE") ZoneStatus status,
        @Schema(examples = "2026-04-12T00:00:00Z") Instant expectedLiftAt,
        @NotNull @Valid Wording reason,
        @Schema(
                        description = "now if left out; the future is applied when it comes",
                        examples = "2026-04-08T00:00:00Z")
                Instant effectiveAt,
        @Valid Source source) {

    boolean changesNothing() {
        return level == null && status == null && expectedLiftAt == null;
    }
}
