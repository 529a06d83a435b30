package org.qunli.zone.sealing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** A change of control; who announced it is told to administrators only. */
public record ControlChangeView(
        UUID id,
        @Schema(examples = "CONTROLLED") ControlLevel level,
        @Schema(examples = "ACTIVE") ZoneStatus status,
        @Schema(examples = "2026-04-12T00:00:00Z") Instant expectedLiftAt,
        @Schema(description = "it takes the expected lift back", examples = "false")
                boolean liftUnknown,
        Wording reason,
        @Schema(examples = "2026-04-08T00:00:00Z") Instant effectiveAt,
        Source source,
        @Schema(examples = "APPLIED") ControlChange.State state,
        @Schema(examples = "2026-04-07T09:00:00Z") Instant announcedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "admin-nanan")
                String announcedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "zone-already-lifted")
                String outcome,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "admin-nanan")
                String cancelledBy) {

    static ControlChangeView of(ControlChange change, boolean forAdmin) {
        return new ControlChangeView(
                change.id(),
                change.level(),
                change.status(),
                change.expectedLiftAt(),
                change.takesLiftBack(),
                change.reason(),
                change.effectiveAt(),
                change.source(),
                change.state(),
                change.announcedAt(),
                forAdmin ? change.announcedBy() : null,
                forAdmin ? change.outcome() : null,
                forAdmin ? change.cancelledBy() : null);
    }
}
