package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.paging.Cursors;

/**
 * Reads the log in the order {@code (tx, id)} and only below the horizon {@code
 * pg_snapshot_xmin(pg_current_snapshot())}: no transaction that is still running can put an event
 * before the cursor. A hidden event changes neither a reader's page nor its {@code next}.
 *
 * <p>A cursor that nothing came after is renewed when it has reached a certain age, whether or not
 * there were hidden events: so it never grows older than the retention while it is used.
 */
@ApplicationScoped
class FeedReader {

    private final Jdbi jdbi;

    private final Cursors cursors;

    private final FeedConfig config;

    private final String feed;

    FeedReader(
            Jdbi jdbi,
            Cursors cursors,
            FeedConfig config,
            @ConfigProperty(name = "qunli.feed.name") String feed) {
        this.jdbi = jdbi;
        this.cursors = cursors;
        this.config = config;
        this.feed = feed;
    }

    /** What to read. */
    record Query(Reader reader, String after, boolean fromSnapshot, int limit, Wanted wanted) {

        Query after(String cursor) {
            return new Query(reader, cursor, false, limit, wanted);
        }
    }

    /** An event, and the cursor after it. */
    record Placed(CloudEvent event, String cursor) {}

    /** A page of which each event has its cursor. */
    record Stretch(List<Placed> events, String next) {}

    private record Reading(
            LogPage page, boolean more, Position from, boolean compacted, Instant now) {
        boolean inSnapshot(LogPage.Row row) {
            return compacted
                    && Long.compareUnsigned(Long.parseUnsignedLong(row.tx()), page.mark()) <= 0;
        }

        /**
         * A cursor is only given out below the horizon, which never goes back in one history. What
         * somebody keeps for themselves may lie above it.
         */
        boolean isYetToCome(Position place) {
            return place.sealedAt().isAfter(Instant.EPOCH)
                    && Long.compareUnsigned(Long.parseUnsignedLong(place.tx()), page.horizon())
                            >= 0;
        }

        /** Who began at the beginning may read on in what is compacted meanwhile, up to the end. */
        boolean goesOnInSnapshot(LogPage.Row row) {
            return from.snapshot() && (more || row != last() || inSnapshot(row));
        }

        boolean isBefore(LogPage.Top top) {
            int order =
                    Long.compareUnsigned(
                            Long.parseUnsignedLong(from.tx()), Long.parseUnsignedLong(top.tx()));
            return order < 0 || order == 0 && from.id() < top.id();
        }

        LogPage.Row last() {
            return page.rows().get(page.rows().size() - 1);
        }
    }

    /** As {@link #read(Query)}, from a cursor or null for the beginning. */
    FeedPage read(Reader reader, String after, int limit, Set<String> types) {
        return read(new Query(reader, after, false, limit, Wanted.ofTypes(types)));
    }

    /**
     * The events after the cursor; throws {@link CursorExpired} or {@link FeedRewound} if they
     * can't be told any more.
     */
    FeedPage read(Query query) {
        Reading reading = jdbi.withHandle(handle -> read(handle, query));
        return new FeedPage(
                reading.page().rows().stream().map(LogPage.Row::event).toList(),
                next(reading, query.after()),
                asOf(reading),
                reading.compacted());
    }

    /** As {@link #read(Query)}, for a stream that can be taken up after each event. */
    Stretch stretch(Query query) {
        Reading reading = jdbi.withHandle(handle -> read(handle, query));
        return new Stretch(
                reading.page().rows().stream()
                        .map(r -> new Placed(r.event(), seal(after(reading, r))))
                        .toList(),
                next(reading, query.after()));
    }

    private Reading read(Handle handle, Query query) {
        String after = query.after();
        Optional<Position> asked =
                after == null || after.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Position.open(cursors, feed, after));
        // Before the page: whatever committed by then is visible in it, and if an event isn't
        // where it was read because it was compacted, the page tells that.
        FeedTimelines.Standing standing = FeedTimelines.standing(handle, asked);
        long timeline = standing.timeline();
        Instant now = standing.now();
        Position start = Position.start(timeline, now);
        Position from = asked.orElse(start);
        FeedTimelines.check(handle, from, timeline, cursors, feed);
        Reading reading = read(handle, query, from, now);
        if (reading.compacted() && !from.snapshot()) {
            if (!query.fromSnapshot()) {
                throw new CursorExpired(feed);
            }
            return read(handle, query, start, now);
        }
        if (!reading.compacted() && !standing.isThere() || reading.isYetToCome(from)) {
            throw FeedTimelines.restarted(timeline, cursors, feed);
        }
        return reading;
    }

    private Reading read(Handle handle, Query query, Position from, Instant now) {
        int limit = query.limit();
        LogPage page =
                LogPage.read(
                        handle,
                        query.reader(),
                        "/v1/events/" + feed,
                        from,
                        limit + 1,
                        query.wanted());
        boolean more = page.rows().size() > limit;
        List<LogPage.Row> rows = more ? page.rows().subList(0, limit) : page.rows();
        return new Reading(
                new LogPage(rows, page.waitingSince(), page.mark(), page.horizon(), page.top()),
                more,
                from,
                page.mark() != 0 && !from.isPast(page.mark()),
                now);
    }

    private static Instant asOf(Reading reading) {
        if (reading.more()) {
            return reading.last().txAt();
        }
        Instant waiting = reading.page().waitingSince();
        return waiting != null && waiting.isBefore(reading.now()) ? waiting : reading.now();
    }

    private String next(Reading reading, String after) {
        long timeline = reading.from().timeline();
        Instant now = reading.now();
        List<LogPage.Row> rows = reading.page().rows();
        LogPage.Top top = reading.page().top();
        if (top != null && !reading.more() && !reading.compacted() && reading.isBefore(top)) {
            // Whoever leaves kinds out needn't pass by them again.
            return seal(new Position(timeline, top.tx(), top.id(), top.event(), false, now));
        }
        if (!rows.isEmpty() && (reading.more() || !reading.inSnapshot(reading.last()))) {
            return seal(after(reading, reading.last()));
        }
        if (reading.compacted()) {
            // Nothing follows in the compacted part: on with what is kept whole.
            return seal(Position.endOf(timeline, reading.page().mark(), now));
        }
        Position from = reading.from();
        if (from.sealedAt().plus(config.cursorAge()).isBefore(now)
                && !from.isPast(reading.page().horizon() - 1)) {
            return seal(Position.endOf(timeline, reading.page().horizon() - 1, now));
        }
        return after == null || after.isEmpty() ? seal(from) : after;
    }

    private static Position after(Reading reading, LogPage.Row row) {
        return new Position(
                reading.from().timeline(),
                row.tx(),
                row.id(),
                row.event().id(),
                reading.goesOnInSnapshot(row),
                reading.now());
    }

    private String seal(Position position) {
        return position.seal(cursors, feed);
    }
}
