package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.paging.Cursors;

/**
 * This service's own log, for an agent that passes it on for a {@link Reader} who isn't calling.
 * Its places know no timeline: who keeps one beside the log has it restored together with the log.
 */
@ApplicationScoped
public class FeedLog {

    private final Jdbi jdbi;

    private final FeedReader feedReader;

    private final FeedTide tide;

    private final Cursors cursors;

    private final String feed;

    FeedLog(
            Jdbi jdbi,
            FeedReader feedReader,
            FeedTide tide,
            Cursors cursors,
            @ConfigProperty(name = "qunli.feed.name") String feed) {
        this.jdbi = jdbi;
        this.feedReader = feedReader;
        this.tide = tide;
        this.cursors = cursors;
        this.feed = feed;
    }

    /**
     * After which event of this database's log.
     *
     * @param tx the writing transaction (xid8)
     * @param id the row within it
     */
    public record Place(String tx, long id) implements Comparable<Place> {

        private static final Place START = new Place("0", 0);

        @Override
        public int compareTo(Place other) {
            int byTx =
                    Long.compareUnsigned(
                            Long.parseUnsignedLong(tx), Long.parseUnsignedLong(other.tx));
            return byTx == 0 ? Long.compare(id, other.id) : byTx;
        }
    }

    /** An event, and the place to read on from after it. */
    public record Placed(Place place, CloudEvent event) {}

    /**
     * A part of the log.
     *
     * @param upTo there is nothing else for the reader up to this place
     */
    public record Stretch(List<Placed> events, Place upTo) {}

    /** The last event that may be served now, whoever may see it. */
    public Place head() {
        return jdbi.withHandle(FeedLog::head);
    }

    /**
     * The end of what may be served now: all that will ever be served later lies after it. Apart
     * from {@link #head()}, which stays where it is in a quiet log, until retention passes by.
     */
    public Place end() {
        return jdbi.withHandle(FeedLog::end);
    }

    /** Just before the first event that was recorded at that time or later, or the end. */
    public Place since(Instant time) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select tx, id - 1 as id from event where tx_at >= :time"
                                                + " order by tx, id limit 1")
                                .bind("time", time)
                                .map((row, c) -> new Place(row.getString("tx"), row.getLong("id")))
                                .findOne()
                                .orElseGet(() -> end(handle)));
    }

    /** The place that a cursor of this feed means; refuses it as reading would. */
    public Place placeOf(Reader reader, String cursor) {
        feedReader.read(reader, cursor, 1, Set.of());
        Position position = Position.open(cursors, feed, cursor);
        return new Place(position.tx(), position.id());
    }

    /** A cursor of this feed at the place; another text each time. */
    public String cursorAt(Place place) {
        long timeline = jdbi.withHandle(FeedTimelines::timeline);
        return new Position(timeline, place.tx(), place.id()).seal(cursors, feed);
    }

    /**
     * The events after a place; refuses a place that the log no longer reaches back to, as reading
     * would.
     *
     * @param types only these, or all if empty
     */
    public Stretch after(Reader reader, Place from, int limit, Set<String> types) {
        // Before reading: what comes below the horizon later lies after it.
        Place end = end();
        List<CloudEvent> events = feedReader.read(reader, cursorAt(from), limit, types).events();
        List<Placed> placed = placed(events);
        Optional<Place> last = placed.stream().map(Placed::place).max(Place::compareTo);
        if (events.size() < limit && last.filter(l -> l.compareTo(end) > 0).isEmpty()) {
            return new Stretch(placed, end);
        }
        return new Stretch(placed, last.orElse(from));
    }

    private List<Placed> placed(List<CloudEvent> events) {
        Map<UUID, Place> places = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select event_id, tx, id from event
                                        where event_id = any (cast(:ids as uuid[]))
                                        """)
                                .bind(
                                        "ids",
                                        events.stream().map(CloudEvent::id).toArray(UUID[]::new))
                                .map(
                                        (row, c) ->
                                                places.put(
                                                        row.getObject("event_id", UUID.class),
                                                        new Place(
                                                                row.getString("tx"),
                                                                row.getLong("id"))))
                                .list());
        List<Placed> placed = new ArrayList<>();
        for (CloudEvent event : events) {
            placed.add(new Placed(places.get(event.id()), event));
        }
        return placed;
    }

    private static Place head(Handle handle) {
        return handle.createQuery(
                        """
                        select tx, id from event
                        where tx < pg_snapshot_xmin(pg_current_snapshot())
                        order by tx desc, id desc limit 1
                        """)
                .map((row, c) -> new Place(row.getString("tx"), row.getLong("id")))
                .findOne()
                .orElse(Place.START);
    }

    private static Place end(Handle handle) {
        return handle.createQuery(
                        "select cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as horizon")
                .map((row, c) -> Long.parseUnsignedLong(row.getString("horizon")) - 1)
                .map(tx -> new Place(Long.toUnsignedString(tx), Long.MAX_VALUE))
                .one();
    }

    /** Completes when there may be something new; take it before reading. */
    public CompletableFuture<Void> news() {
        return tide.next();
    }

    /** Whether this pod is going down. */
    public boolean isClosing() {
        return tide.isClosing();
    }

    /** Somebody begins to wait for {@link #news()}: what other pods write is looked for. */
    public void arrive() {
        tide.arrive();
    }

    /** Somebody waits no longer. */
    public void leave() {
        tide.leave();
    }
}
