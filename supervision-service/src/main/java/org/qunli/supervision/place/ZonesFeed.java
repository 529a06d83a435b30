package org.qunli.supervision.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;
import org.qunli.kit.feed.LatestStates;

/**
 * Applies the feed {@code zones} to the copy, a page in a handful of statements. State events carry
 * the whole, so the last one is enough.
 */
@ApplicationScoped
class ZonesFeed implements FeedSubscriber {

    private final Jdbi jdbi;

    private final Event<ZonesChanged> changed;

    ZonesFeed(Jdbi jdbi, Event<ZonesChanged> changed) {
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
        Set<UUID> touched =
                jdbi.withHandle(
                        handle -> {
                            PeopleRows.put(handle, states);
                            RosterRows.put(handle, states);
                            return ZoneRows.put(handle, states);
                        });
        if (!touched.isEmpty()) {
            changed.fire(new ZonesChanged(touched));
        }
    }
}
