package org.qunli.zone.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.qunli.kit.identity.Roles;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.staffing.Category;

/** Who serves a zone at a moment, over HTTP. */
@Path("/v1/zones/{zoneId}/roster/on-duty")
@Tag(name = "Roster", description = "Who answers for what, when, and where nobody does")
public class OnDutyResource {

    private final RosterEntries entries;
    private final RosterSight sight;
    private final ZoneReach reach;
    private final Clock clock;

    OnDutyResource(RosterEntries entries, RosterSight sight, ZoneReach reach, Clock clock) {
        this.entries = entries;
        this.sight = sight;
        this.reach = reach;
        this.clock = clock;
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
            operationId = "getOnDuty",
            summary = "Who is or was on duty at a moment, for what",
            description =
                    "For a moment that has passed: who was on duty by the plan as it stood then."
                            + " What was entered later doesn't rewrite it.")
    public OnDutyView onDuty(
            @RestPath UUID zoneId,
            @Parameter(example = "SANITATION") @RestQuery Category category,
            @Parameter(
                            description = "now unless given; any that has passed, or in the plan",
                            example = "2026-04-04T02:00:00Z")
                    @RestQuery
                    Instant at) {
        reach.require(zoneId);
        Instant moment = sight.moment(at, clock.instant());
        List<RosterView> found =
                entries.lines(zoneId, moment, RosterEntries.FIRST, RosterEntries.ALL).stream()
                        .filter(RosterLine::onDuty)
                        .filter(line -> category == null || line.answersFor(category))
                        .sorted(
                                Comparator.comparing(RosterLine::rank)
                                        .thenComparing(RosterLine::officerId))
                        .map(sight::view)
                        .toList();
        return new OnDutyView(moment, found);
    }
}
