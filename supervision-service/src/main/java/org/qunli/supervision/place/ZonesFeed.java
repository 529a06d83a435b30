package org.qunli.supervision.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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

    private static final Set<String> FACTS = Set.of("zone.reorganised", "member.merged");

    private final Jdbi jdbi;

    private final Event<ZonesChanged> changed;

    private final Event<Reorganised> reorganised;

    private final Event<HappenedInZones> happened;

    ZonesFeed(
            Jdbi jdbi,
            Event<ZonesChanged> changed,
            Event<Reorganised> reorganised,
            Event<HappenedInZones> happened) {
        this.jdbi = jdbi;
        this.changed = changed;
        this.reorganised = reorganised;
        this.happened = happened;
    }

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Set<UUID> touched = new HashSet<>();
        jdbi.useHandle(
                handle ->
                        LatestStates.inTurn(
                                events,
                                FACTS,
                                states -> put(handle, states, touched),
                                event -> fact(handle, event, touched)));
        if (!touched.isEmpty()) {
            changed.fire(new ZonesChanged(touched));
        }
        List<FeedEvent> concerning =
                events.stream()
                        .filter(event -> HappenedInZones.TYPES.contains(event.type()))
                        .toList();
        if (!concerning.isEmpty()) {
            happened.fire(new HappenedInZones(concerning));
        }
    }

    private static void put(Handle handle, LatestStates states, Set<UUID> touched) {
        PeopleRows.put(handle, states);
        RosterRows.put(handle, states);
        touched.addAll(ZoneRows.put(handle, states));
    }

    private void fact(Handle handle, FeedEvent event, Set<UUID> touched) {
        if (event.type().equals("member.merged")) {
            PeopleRows.merge(handle, event);
        } else {
            reorganise(handle, event, touched);
        }
    }

    private void reorganise(Handle handle, FeedEvent event, Set<UUID> touched) {
        Reorganised facts = event.data(Reorganised.class);
        touched.addAll(ZoneRows.putZones(handle, event.data().get("zones").toString()));
        facts.moves().forEach(move -> ReorganisedRows.move(handle, move, facts.at()));
        RosterRows.put(handle, event.data().get("roster"));
        reorganised.fire(facts);
    }
}
