package org.qunli.zone.vacancy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.roster.RosterConfig;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** Holes of a roster over HTTP. */
@Path("/v1/zones/{zoneId}/roster/gaps")
@Tag(name = "Roster", description = "Who answers for what, when, and where nobody does")
public class GapResource {

    private static final Duration LONGEST = Duration.ofDays(31);

    private final Gaps gaps;
    private final ZoneReach reach;
    private final Clock clock;
    private final RosterConfig roster;

    GapResource(Gaps gaps, ZoneReach reach, Clock clock, RosterConfig roster) {
        this.gaps = gaps;
        this.reach = reach;
        this.clock = clock;
        this.roster = roster;
    }

    @GET
    @RolesAllowed({
        Roles.ADMIN,
        Roles.OFFICER,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.RESIDENT,
        Roles.FRONTEND,
        Roles.DASHBOARD
    })
    @Operation(
            operationId = "getRosterGaps",
            summary = "The holes of a roster in a period, with their reasons",
            description =
                    "Judged by the staffing and the level that hold now, over duty as it was"
                            + " planned; a zone that isn't active has none. What concerns one officer"
                            + " is told to administrators and to those who serve or oversee the zone.")
    public GapsView gaps(
            @RestPath UUID zoneId,
            @Parameter(description = "now unless given", example = "2026-04-04T02:00:00Z")
                    @RestQuery
                    Instant from,
            @Parameter(
                            description = "a day later unless given; at most 31 days, in the plan",
                            example = "2026-04-05T02:00:00Z")
                    @RestQuery
                    Instant to) {
        Zone zone = reach.require(zoneId);
        Instant now = clock.instant();
        Instant start = from == null ? now : from;
        Instant end = to == null ? start.plus(Duration.ofDays(1)) : to;
        requireSound(start, end, now);
        return new GapsView(zoneId, start, end, gaps.seen(zone, start, end));
    }

    private void requireSound(Instant start, Instant end, Instant now) {
        if (!end.isAfter(start)) {
            throw new Invalid("to", "not-after-from");
        }
        if (end.isAfter(start.plus(LONGEST))) {
            throw new Invalid("to", "longer-than-days", LONGEST.toDays());
        }
        if (end.isAfter(now.plus(roster.horizon()))) {
            throw new Invalid("to", "beyond-plan", roster.horizon().toDays());
        }
    }
}
