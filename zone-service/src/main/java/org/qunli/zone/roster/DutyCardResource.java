package org.qunli.zone.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** Duty cards over HTTP: whom to call, for everyone in the zone. */
@Path("/v1/zones/{zoneId}/duty-cards")
@Tag(name = "Roster", description = "Who answers for what, when, and where nobody does")
public class DutyCardResource {

    private final DutyCards cards;
    private final ZoneReach reach;
    private final Clock clock;

    DutyCardResource(DutyCards cards, ZoneReach reach, Clock clock) {
        this.cards = cards;
        this.reach = reach;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({
        Roles.RESIDENT,
        Roles.OFFICER,
        Roles.FRONTEND,
        Roles.SUPERVISOR,
        Roles.SUPERVISION_LEAD,
        Roles.ADMIN
    })
    @Operation(
            operationId = "getDutyCards",
            summary = "Name, phone, post and duties of who serves",
            description =
                    "A substitute is shown in place of whom they stand in for. With at: the"
                            + " version that was in force then.")
    public RestResponse<DutyCardsView> get(
            @RestPath UUID zoneId,
            @Parameter(
                            description = "now unless given; not in the future",
                            example = "2026-04-04T02:00:00Z")
                    @RestQuery
                    Instant at) {
        Zone zone = reach.require(zoneId);
        Instant now = clock.instant();
        if (at != null && at.isAfter(now)) {
            throw new Invalid("at", "in-the-future");
        }
        DutyCardsView view =
                at == null
                        ? cards.current(zone, now)
                        : cards.inForce(zoneId, at).orElseThrow(NotFound::new);
        return RestResponse.ResponseBuilder.ok(view)
                .tag(new EntityTag(Integer.toString(view.version()), true))
                .build();
    }
}
