package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.kit.feed.LatestStates;

/**
 * Keeps the copy from the zones feed, a page in a handful of statements. Events carry the whole
 * state of their subject, so that applying one twice changes nothing. What a newer zone-service
 * tells more than this release knows is left out.
 */
@ApplicationScoped
class ZonesFollower implements FeedSubscriber {

    private final Jdbi jdbi;

    private final Event<MemberMerged> merged;

    ZonesFollower(Jdbi jdbi, Event<MemberMerged> merged) {
        this.jdbi = jdbi;
        this.merged = merged;
    }

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        jdbi.useHandle(handle -> apply(handle, LatestStates.of(events)));
        events.stream()
                .filter(event -> event.type().equals("member.merged"))
                .forEach(event -> merged.fire(event.data(MemberMerged.class)));
    }

    private static void apply(Handle handle, LatestStates states) {
        ZoneRows.put(handle, states);
        PeopleRows.put(handle, states);
        RosterRows.put(handle, states);
    }
}
