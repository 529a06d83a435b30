package org.qunli.request.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Set;
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

    private static final String REORGANISED = "zone.reorganised";

    private final Jdbi jdbi;

    private final Borders borders;

    private final Event<MemberMerged> merged;

    private final Event<Reorganised> reorganised;

    ZonesFollower(
            Jdbi jdbi,
            Borders borders,
            Event<MemberMerged> merged,
            Event<Reorganised> reorganised) {
        this.jdbi = jdbi;
        this.borders = borders;
        this.merged = merged;
        this.reorganised = reorganised;
    }

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        jdbi.useHandle(
                handle ->
                        LatestStates.inTurn(
                                events,
                                Set.of(REORGANISED),
                                states -> apply(handle, states),
                                event -> reorganise(handle, event)));
        events.stream()
                .filter(event -> event.type().equals("member.merged"))
                .forEach(event -> merged.fire(event.data(MemberMerged.class)));
    }

    private static void apply(Handle handle, LatestStates states) {
        ZoneRows.put(handle, states);
        PeopleRows.put(handle, states);
        RosterRows.put(handle, states);
    }

    private void reorganise(Handle handle, FeedEvent event) {
        Reorganised facts = event.data(Reorganised.class);
        borders.move();
        ZoneRows.putZones(handle, event.data().get("zones").toString());
        facts.moves().forEach(move -> ReorganisedRows.move(handle, move));
        RosterRows.put(handle, event.data().get("roster"));
        reorganised.fire(facts);
    }
}
