package org.qunli.zone.roster;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is on duty at a moment, in the order of posts. */
public record OnDutyView(
        @Schema(examples = "2026-04-04T02:00:00Z") Instant at, List<RosterView> items) {}
