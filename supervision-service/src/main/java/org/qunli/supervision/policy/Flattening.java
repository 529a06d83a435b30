package org.qunli.supervision.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
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
            List.of(
                    ClockKind.FIRST_RESPONSE,
                    ClockKind.NEXT_RESPONSE,
                    ClockKind.PROGRESS,
                    ClockKind.RESOLUTION,
                    ClockKind.CONFIRMATION);

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

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Row(
            String category,
            String priority,
            ClockKind kind,
            Duration duration,
            QuietTimes calendar) {}

    private record Flattened(
            UUID zoneId, String name, int version, String timeZone, List<Row> rows) {}

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
                                                .data(flatten(zone, timeZone(zone), book))
                                                .state())
                        .toList());
    }

    private String timeZone(Zone zone) {
        return places.timeZone(zone.district()).getId();
    }

    private Flattened flatten(Zone zone, String timeZone, PolicyBook book) {
        List<Row> rows = new ArrayList<>();
        for (ClockKind kind : OF_REQUESTS) {
            for (Category category : Category.values()) {
                for (Priority priority : Priority.values()) {
                    Case about =
                            new Case(
                                    zone.district(),
                                    timeZone,
                                    zone.level(),
                                    category.name(),
                                    priority.name());
                    rows.add(row(kind, about, book));
                }
            }
        }
        Case any = new Case(zone.district(), timeZone, zone.level(), null, null);
        rows.add(row(ClockKind.FORWARD, any, book));
        rows.add(row(ClockKind.CLARIFICATION, any, book));
        Policy widest =
                book.choose(
                        ClockKind.FIRST_RESPONSE,
                        new Case(
                                zone.district(),
                                timeZone,
                                zone.level(),
                                null,
                                Priority.NORMAL.name()));
        return new Flattened(zone.id(), widest.name(), widest.version(), timeZone, rows);
    }

    private Row row(ClockKind kind, Case about, PolicyBook book) {
        Term term = book.term(kind, about);
        return new Row(
                about.category(),
                about.priority(),
                kind,
                term.duration(),
                term.timeZone() == null ? null : book.choose(kind, about).document().calendar());
    }
}
