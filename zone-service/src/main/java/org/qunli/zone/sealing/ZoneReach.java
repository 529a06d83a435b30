package org.qunli.zone.sealing;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;

/** Which zones the caller may see. What lies outside is not found, like what doesn't exist. */
@RequestScoped
public class ZoneReach {

    private final Zones zones;
    private final Caller caller;

    ZoneReach(Zones zones, Caller caller) {
        this.zones = zones;
        this.caller = caller;
    }

    /**
     * The zone, if the caller's claims or own zones reach it.
     *
     * @throws NotFound otherwise
     */
    public Zone require(UUID id) {
        Zone zone = zones.findByIdOptional(id).orElseThrow(NotFound::new);
        caller.requireZone(zone.district(), zone.id());
        return zone;
    }

    /** As {@link #require}, with the row locked until the end of the transaction. */
    public Zone requireLocked(UUID id) {
        Zone zone = zones.locked(id);
        caller.requireZone(zone.district(), zone.id());
        return zone;
    }

    /**
     * The zone, if the caller serves it: an officer must be on its roster, living there isn't
     * enough.
     *
     * @throws NotFound otherwise
     */
    public Zone requireServed(UUID id) {
        Zone zone = require(id);
        if (!serves(id)) {
            throw new NotFound();
        }
        return zone;
    }

    /** Whether the caller sees this zone as one who serves or oversees it, not as a resident. */
    public boolean serves(UUID zone) {
        return byClaim()
                || caller.person().filter(who -> who.rosterZones().contains(zone)).isPresent();
    }

    private boolean byClaim() {
        return List.of(
                        Roles.ADMIN,
                        Roles.FRONTEND,
                        Roles.SUPERVISOR,
                        Roles.SUPERVISION_LEAD,
                        Roles.DASHBOARD)
                .stream()
                .anyMatch(caller::is);
    }

    /**
     * Zones within reach in the order of ids: of a person where they live or serve, of others those
     * of their districts, narrowed by the zones of the claim.
     */
    List<Zone> page(ZoneQuery query, Optional<UUID> after, int count) {
        if (caller.person().isPresent()) {
            return zones.among(ownZones(), query, after, count);
        }
        if (!byClaim()) {
            return List.of();
        }
        Set<String> districts = new HashSet<>(caller.districts());
        if (query.district() != null) {
            districts.retainAll(Set.of(query.district()));
        }
        return caller.zones().isEmpty()
                ? zones.ofDistricts(districts, query, after, count)
                : zones.narrowed(districts, caller.zones(), query, after, count);
    }

    private List<UUID> ownZones() {
        return caller.person().stream()
                .flatMap(
                        who ->
                                java.util.stream.Stream.concat(
                                        who.homeZones().stream(), who.rosterZones().stream()))
                .distinct()
                .toList();
    }
}
