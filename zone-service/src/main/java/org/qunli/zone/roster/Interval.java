package org.qunli.zone.roster;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From a moment until just before another. */
public record Interval(
        @Schema(examples = "2026-04-04T00:00:00Z") Instant from,
        @Schema(examples = "2026-04-04T12:00:00Z") Instant to) {

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}
