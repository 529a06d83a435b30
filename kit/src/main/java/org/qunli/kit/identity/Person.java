package org.qunli.kit.identity;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody of the zones: a resident where they live, an officer where they are rostered; both at
 * once is possible.
 *
 * @param memberIds as whom they live in zones; empty for an officer only
 * @param householdIds their households
 * @param homeZones where they live
 * @param officerId as whom they serve, or null
 * @param rosterZones where they serve
 */
public record Person(
        Set<UUID> memberIds,
        Set<UUID> householdIds,
        Set<UUID> homeZones,
        UUID officerId,
        Set<UUID> rosterZones) {

    public Person {
        memberIds = Set.copyOf(memberIds);
        householdIds = Set.copyOf(householdIds);
        homeZones = Set.copyOf(homeZones);
        rosterZones = Set.copyOf(rosterZones);
    }

    boolean is(String role) {
        return role.equals(Roles.RESIDENT) && !memberIds.isEmpty()
                || role.equals(Roles.OFFICER) && officerId != null;
    }
}
