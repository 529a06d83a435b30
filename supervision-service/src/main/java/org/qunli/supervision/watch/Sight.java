package org.qunli.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/**
 * What the caller may watch: the zones of their teams, or for a lead of all teams, within the
 * claims.
 */
@ApplicationScoped
class Sight {

    private final Teams teams;

    private final Places places;

    private final Caller caller;

    Sight(Teams teams, Places places, Caller caller) {
        this.teams = teams;
        this.places = places;
        this.caller = caller;
    }

    List<Zone> zones() {
        Set<UUID> ids =
                caller.is(Roles.SUPERVISION_LEAD)
                        ? teams.zonesIn(caller.districts())
                        : teams.zonesOf(caller.subject());
        return places.zones(ids).stream()
                .filter(zone -> caller.reachesZone(zone.district(), zone.id()))
                .toList();
    }

    void require(UUID zone) {
        if (zones().stream().noneMatch(seen -> seen.id().equals(zone))) {
            throw new NotFound();
        }
    }
}
