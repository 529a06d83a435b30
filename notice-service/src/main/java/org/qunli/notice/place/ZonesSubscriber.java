package org.qunli.notice.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.kit.feed.LatestStates;

/**
 * Keeps the copy, a page in a handful of statements, and tells when a zone or a group may have
 * joined.
 */
@ApplicationScoped
class ZonesSubscriber implements FeedSubscriber {

    private final Jdbi jdbi;

    private final Event<PlaceChanged> changed;

    ZonesSubscriber(Jdbi jdbi, Event<PlaceChanged> changed) {
        this.jdbi = jdbi;
        this.changed = changed;
    }

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        LatestStates states = LatestStates.of(events);
        Set<UUID> zones = new HashSet<>();
        jdbi.useHandle(
                handle -> {
                    PeopleRows.put(handle, states);
                    zones.addAll(PlaceRows.put(handle, states));
                });
        if (!zones.isEmpty()) {
            changed.fire(new PlaceChanged(zones));
        }
    }
}
