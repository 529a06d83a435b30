package org.qunli.kit.feed;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;

/** Who reads a feed, and so which events there are for it. */
record Reader(
        Set<Audience> audiences, Set<String> districts, Set<String> channels, Set<UUID> zones) {

    static Reader of(Caller caller) {
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

    boolean isService() {
        return audiences.contains(Audience.SERVICES);
    }
}
