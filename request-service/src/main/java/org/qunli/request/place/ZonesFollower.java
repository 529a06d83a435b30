package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;

/**
 * Keeps the copy from the zones feed. Events carry the whole state of their subject, so that
 * applying one twice changes nothing.
 */
@ApplicationScoped
class ZonesFollower implements FeedSubscriber {

    private final Jdbi jdbi;

    ZonesFollower(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        jdbi.useHandle(handle -> events.forEach(event -> apply(handle, event)));
    }

    private static void apply(Handle handle, FeedEvent event) {
        switch (event.type()) {
            case "district.changed" -> ZoneRows.put(handle, event.data(ZoneFacts.District.class));
            case "zone.changed" -> ZoneRows.put(handle, event.data(ZoneFacts.Zone.class));
            case "group.changed" -> ZoneRows.put(handle, event.data(ZoneFacts.Group.class));
            case "household.changed" ->
                    PeopleRows.put(handle, event.data(ZoneFacts.Household.class));
            case "member.changed" ->
                    PeopleRows.put(
                            handle, event.data(ZoneFacts.Member.class), ZoneFacts.nameOf(event));
            case "officer.changed" ->
                    PeopleRows.put(
                            handle, event.data(ZoneFacts.Officer.class), ZoneFacts.nameOf(event));
            case "roster.changed" -> PeopleRows.put(handle, event.data(ZoneFacts.Rostered.class));
            default -> {
                // A newer zone-service may tell more than this release knows.
            }
        }
    }
}
