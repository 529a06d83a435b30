package org.qunli.zone.sealing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** A zone as everyone who reaches it sees it. */
public record ZoneView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        @Schema(examples = "350583") String district,
        UUID parentId,
        Wording name,
        @Schema(examples = "SEALED") ControlLevel level,
        @Schema(examples = "ACTIVE") ZoneStatus status,
        @Schema(examples = "2026-04-10T00:00:00Z") Instant expectedLiftAt,
        @Schema(examples = "2026-04-03T16:00:00Z") Instant effectiveAt,
        Wording reason,
        Source source,
        @Schema(description = "the zone that took it in, if it was merged") UUID mergedInto) {

    static ZoneView of(Zone zone) {
        return new ZoneView(
                zone.id(),
                zone.district(),
                zone.parentId(),
                zone.name(),
                zone.level(),
                zone.status(),
                zone.expectedLiftAt(),
                zone.effectiveAt(),
                zone.reason(),
                zone.source(),
                zone.mergedInto());
    }
}
