package org.qunli.notice.rumour;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;

/** Which rumours the caller may see, and where they may report one. */
@ApplicationScoped
class RumourReach {

    private final Jdbi jdbi;

    private final Caller caller;

    RumourReach(Jdbi jdbi, Caller caller) {
        this.jdbi = jdbi;
        this.caller = caller;
    }

    /** The district of a zone within the caller's reach. */
    Optional<String> district(UUID zone) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery("select district from zone where id = :zone")
                                        .bind("zone", zone)
                                        .mapTo(String.class)
                                        .findOne())
                .filter(
                        district ->
                                isOfficer()
                                        ? caller.requirePerson().rosterZones().contains(zone)
                                        : caller.reachesZone(district, zone));
    }

    /** Only of these districts, or null for an officer. */
    Set<String> districts() {
        return isOfficer() ? null : caller.districts();
    }

    /** Only those heard in these zones, or null for all. */
    Set<UUID> zones(UUID wanted) {
        Set<UUID> own =
                isOfficer()
                        ? caller.requirePerson().rosterZones()
                        : caller.zones().isEmpty() ? null : caller.zones();
        if (wanted == null) {
            return own;
        }
        return own == null || own.contains(wanted) ? Set.of(wanted) : Set.of();
    }

    /** Whether it is within reach. */
    boolean reaches(Rumour rumour) {
        Set<String> districts = districts();
        Set<UUID> zones = zones(null);
        return (districts == null || districts.contains(rumour.district()))
                && (zones == null || heardIn(rumour, zones));
    }

    private boolean heardIn(Rumour rumour, Set<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select 1 from rumour_sighting
                                                       where rumour = :rumour and zone = any (cast(:zones as uuid[])))
                                        """)
                                .bind("rumour", rumour.id())
                                .bind("zones", zones.toArray(UUID[]::new))
                                .mapTo(Boolean.class)
                                .one());
    }

    private boolean isOfficer() {
        return caller.person().isPresent() || caller.is(Roles.OFFICER);
    }
}
