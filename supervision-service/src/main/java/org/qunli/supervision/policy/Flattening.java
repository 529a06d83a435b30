package org.qunli.supervision.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.supervision.place.Category;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Priority;
import org.qunli.supervision.place.Zone;
import org.qunli.supervision.place.ZonesChanged;

/**
 * Tells the other services which durations apply in a zone, so that they can name a due time before
 * the clock's own event arrives. The ladder stays here.
 */
@ApplicationScoped
class Flattening {

    private static final List<ClockKind> OF_REQUESTS =
            List.of(ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION, ClockKind.CONFIRMATION);

    private final Places places;

    private final Policies policies;

    private final EventFeed feed;

    private final Clock clock;

    Flattening(Places places, Policies policies, EventFeed feed, Clock clock) {
        this.places = places;
        this.policies = policies;
        this.feed = feed;
        this.clock = clock;
    }

    private record Row(String category, String priority, ClockKind kind, Duration duration) {}

    private record Flattened(UUID zoneId, String name, int version, List<Row> rows) {}

    void on(@Observes ZonesChanged changed) {
        publish(places.zones(changed.zones()), clock.instant());
    }

    /** Publishes anew for these zones, in the running transaction. */
    void publish(List<Zone> zones, Instant now) {
        Set<String> districts = zones.stream().map(Zone::district).collect(Collectors.toSet());
        PolicyBook book = policies.book(districts);
        feed.append(
                zones.stream()
                        .map(
                                zone ->
                                        DomainEvent.of(
                                                        "policy.flattened",
                                                        "policy/" + zone.id(),
                                                        now)
                                                .in(zone.district(), zone.id())
                                                .data(flatten(zone, book))
                                                .state())
                        .toList());
    }

    private static Flattened flatten(Zone zone, PolicyBook book) {
        List<Row> rows = new ArrayList<>();
        for (ClockKind kind : OF_REQUESTS) {
            for (Category category : Category.values()) {
                for (Priority priority : Priority.values()) {
                    rows.add(row(zone, book, kind, category.name(), priority.name()));
                }
            }
        }
        rows.add(row(zone, book, ClockKind.FORWARD, null, null));
        Policy widest =
                book.choose(
                        ClockKind.FIRST_RESPONSE,
                        zone.district(),
                        zone.level(),
                        null,
                        Priority.NORMAL.name());
        return new Flattened(zone.id(), widest.name(), widest.version(), rows);
    }

    private static Row row(
            Zone zone, PolicyBook book, ClockKind kind, String category, String priority) {
        Duration duration =
                book.term(kind, zone.district(), zone.level(), category, priority).duration();
        return new Row(category, priority, kind, duration);
    }
}
