package org.qunli.notice.place;

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
 * Keeps the copy, a page in a handful of statements, and tells when a zone or a group may have
 * joined.
 */
@ApplicationScoped
class ZonesSubscriber implements FeedSubscriber {

    private final Jdbi jdbi;

    private final Event<PlaceChanged> changed;

    private final Event<HouseholdsChanged> households;

    private final Event<Reorganised> reorganised;

    ZonesSubscriber(
            Jdbi jdbi,
            Event<PlaceChanged> changed,
            Event<HouseholdsChanged> households,
            Event<Reorganised> reorganised) {
        this.jdbi = jdbi;
        this.changed = changed;
        this.households = households;
        this.reorganised = reorganised;
    }

    @Override
    public String feed() {
        return "zones";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        Set<UUID> zones = new HashSet<>();
        Set<UUID> homes = new HashSet<>();
        jdbi.useHandle(
                handle ->
                        LatestStates.inTurn(
                                events,
                                Set.of("zone.reorganised"),
                                states -> {
                                    PeopleRows.put(handle, states);
                                    zones.addAll(PlaceRows.put(handle, states));
                                    BoundaryRows.put(handle, states);
                                    homes.addAll(HouseholdRows.put(handle, states));
                                },
                                event -> zones.addAll(reorganise(handle, event))));
        if (!zones.isEmpty()) {
            changed.fire(new PlaceChanged(zones));
        }
        homes.addAll(zones);
        if (!homes.isEmpty()) {
            households.fire(new HouseholdsChanged(homes));
        }
    }

    private Set<UUID> reorganise(Handle handle, FeedEvent event) {
        Reorganised facts = event.data(Reorganised.class);
        Set<UUID> zones = PlaceRows.putZones(handle, event.data().get("zones").toString());
        facts.moves()
                .forEach(
                        move -> {
                            PlaceRows.move(handle, move);
                            HouseholdRows.move(handle, move);
                        });
        event.data()
                .get("roster")
                .forEach(entry -> PlaceRows.putRosters(handle, "[" + entry + "]"));
        reorganised.fire(facts);
        return zones;
    }
}
