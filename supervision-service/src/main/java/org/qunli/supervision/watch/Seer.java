package org.qunli.supervision.watch;

import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.supervision.place.Zone;

/**
 * Who looks, and what their token allows: outlives the call, for streams.
 *
 * @param lead sees what any team of the districts sees
 * @param zones the claim; empty means all of the districts
 */
record Seer(String subject, boolean lead, Set<String> districts, Set<UUID> zones) {

    static Seer of(Caller caller) {
        return new Seer(
                caller.subject(),
                caller.is(Roles.SUPERVISION_LEAD),
                Set.copyOf(caller.districts()),
                Set.copyOf(caller.zones()));
    }

    boolean reaches(Zone zone) {
        return districts.contains(zone.district())
                && (zones.isEmpty() || zones.contains(zone.id()));
    }
}
