package org.qunli.zone.sealing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.wire.Wording;

/** The official answer to "may I leave, and when does it end?". */
public record ControlView(
        UUID zoneId,
        @Schema(examples = "SEALED") ControlLevel level,
        @Schema(examples = "ACTIVE") ZoneStatus status,
        @Schema(examples = "2026-04-10T00:00:00Z") Instant expectedLiftAt,
        @Schema(examples = "2026-04-03T16:00:00Z") Instant effectiveAt,
        Wording reason,
        Source source,
        Wording text) {}
