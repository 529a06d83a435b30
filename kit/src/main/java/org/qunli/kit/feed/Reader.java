package org.qunli.kit.feed;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;

/**
 * Who reads a feed, and so which events there are for it.
 *
 * @param zones narrows the districts; empty means all of them
 */
public record Reader(
        Set<Audience> audiences, Set<String> districts, Set<String> channels, Set<UUID> zones) {

    /** A zone that isn't there: no zones at all, where an empty set would mean all. */
    private static final UUID NOWHERE = new UUID(0, 0);

    /** The reader that a call comes from. */
    public static Reader of(Caller caller) {
        EnumSet<Audience> audiences = EnumSet.noneOf(Audience.class);
        if (caller.is(Roles.SERVICE)) {
            audiences.add(Audience.SERVICES);
        }
        if (caller.is(Roles.FRONTEND)) {
            audiences.add(Audience.FRONTENDS);
            audiences.add(Audience.PERSON);
        }
        if (caller.is(Roles.DASHBOARD)) {
            audiences.add(Audience.DASHBOARDS);
        }
        return new Reader(audiences, caller.districts(), caller.channels(), caller.zones());
    }

    /** What this reader sees of what the other one may see, too. */
    public Reader within(Reader other) {
        return new Reader(
                common(audiences, other.audiences),
                common(districts, other.districts),
                common(channels, other.channels),
                commonZones(other));
    }

    private Set<UUID> commonZones(Reader other) {
        if (zones.isEmpty() || other.zones.isEmpty()) {
            return zones.isEmpty() ? other.zones : zones;
        }
        Set<UUID> common = common(zones, other.zones);
        return common.isEmpty() ? Set.of(NOWHERE) : common;
    }

    private static <T> Set<T> common(Set<T> some, Set<T> others) {
        Set<T> common = new HashSet<>(some);
        common.retainAll(others);
        return Set.copyOf(common);
    }

    /** Where its events are, if it is no service: as the function event_routes of the database. */
    Set<String> routes() {
        Set<String> routes = new HashSet<>();
        for (String channel : channels) {
            if (audiences.contains(Audience.FRONTENDS)) {
                routes.add("group:" + channel);
            }
            if (audiences.contains(Audience.PERSON)) {
                routes.add("person:" + channel);
            }
        }
        if (audiences.contains(Audience.DASHBOARDS)) {
            routes.add("dashboards");
        }
        return routes;
    }

    boolean isService() {
        return audiences.contains(Audience.SERVICES);
    }
}
