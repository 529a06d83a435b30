package org.qunli.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/**
 * What somebody may watch: the zones of their teams, or for a lead of all teams, within the claims.
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

    /** The caller, as a stream remembers them. */
    Seer seer() {
        return Seer.of(caller);
    }

    List<Zone> zones() {
        return zones(seer());
    }

    /** As the teams are now, whenever the seer came. */
    List<Zone> zones(Seer seer) {
        Set<UUID> ids =
                seer.lead() ? teams.zonesIn(seer.districts()) : teams.zonesOf(seer.subject());
        return places.zones(ids).stream().filter(seer::reaches).toList();
    }

    void require(UUID zone) {
        if (!sees(seer(), zone)) {
            throw new NotFound();
        }
    }

    boolean sees(Seer seer, UUID zone) {
        return zones(seer).stream().anyMatch(seen -> seen.id().equals(zone));
    }
}
