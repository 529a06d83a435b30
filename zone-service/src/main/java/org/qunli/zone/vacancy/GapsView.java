package org.qunli.zone.vacancy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The holes of a roster in a period, the earliest first. */
public record GapsView(
        UUID zoneId,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant from,
        @Schema(examples = "2026-04-05T02:00:00Z") Instant to,
        List<Gap> items) {}
