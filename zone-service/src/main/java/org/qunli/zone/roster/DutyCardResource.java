package org.qunli.zone.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.identity.Roles;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.wire.Wording;

/** Duty cards over HTTP: whom to call, for everyone in the zone. */
@Path("/v1/zones/{zoneId}/duty-cards")
@Tag(name = "roster")
public class DutyCardResource {

    private final RosterEntries entries;
    private final ZoneReach reach;
    private final Clock clock;

    DutyCardResource(RosterEntries entries, ZoneReach reach, Clock clock) {
        this.entries = entries;
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
    @Operation(operationId = "getDutyCards", summary = "Name, phone, post and duties of who serves")
    public RestResponse<DutyCardsView> get(@RestPath UUID zoneId) {
        Zone zone = reach.require(zoneId);
        List<DutyCardsView.Card> cards =
                entries
                        .lines(zoneId, clock.instant(), RosterEntries.FIRST, RosterEntries.ALL)
                        .stream()
                        .sorted(
                                Comparator.comparing(RosterLine::post)
                                        .thenComparing(RosterLine::officerId))
                        .map(DutyCardsView.Card::of)
                        .toList();
        Wording text = DutyCardText.all(zone.name(), cards);
        String version = DutyCardText.version(text);
        return RestResponse.ResponseBuilder.ok(new DutyCardsView(zoneId, version, cards, text))
                .tag(new EntityTag(version, true))
                .build();
    }
}
