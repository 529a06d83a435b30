package org.qunli.kit.feed;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.paging.Cursors;

/**
 * Notices that the database behind the feed was restored or promoted, and from where a reader of
 * the old history has to read the new one (ADR 0007).
 *
 * <p>A promoted or recovered server writes on another timeline. A cold copy keeps the timeline:
 * then a cursor gives it away whose transaction has yet to come, or whose event isn't where it was
 * read.
 */
@ApplicationScoped
class FeedTimelines {

    private final Jdbi jdbi;

    private final Clock clock;

    FeedTimelines(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Scheduled(every = "${qunli.feed.timeline-every:10s}")
    void run() {
        runOnce(clock.instant());
    }

    /** Notes how far this timeline has come: the later the note, the less is read again. */
    int runOnce(Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into feed_timeline as t (timeline, tx, noted_at)
                                        values (:timeline, pg_snapshot_xmin(pg_current_snapshot()), :now)
                                        on conflict (timeline) do update
                                        set tx = excluded.tx, noted_at = excluded.noted_at
                                        where t.tx < excluded.tx
                                        """)
                                .bind("timeline", timeline(handle))
                                .bind("now", now)
                                .execute());
    }

    /** Throws {@link FeedRewound} if the cursor is of another timeline than the log. */
    static void check(Handle handle, Position from, long timeline, Cursors cursors, String feed) {
        if (from.timeline() != timeline) {
            throw rewound(handle, from, timeline, cursors, feed);
        }
    }

    /** What the two histories of one timeline share isn't known: all is read again. */
    static FeedRewound restarted(long timeline, Cursors cursors, String feed) {
        return new FeedRewound(Position.start(timeline).seal(cursors, feed), true);
    }

    /**
     * Where a log and a reader of it stand.
     *
     * @param timeline the one that the server writes on now: a promoted or restored server has
     *     another
     * @param now the server's clock
     * @param isThere whether the reader's event is where it was read, or isn't known. If not, it
     *     may be compacted
     */
    record Standing(long timeline, Instant now, boolean isThere) {}

    /** Told by one statement, since every read of the log begins with it. */
    static Standing standing(Handle handle, Optional<Position> from) {
        Optional<Position> known = from.filter(place -> place.event() != null);
        return handle.createQuery(
                        """
                        select ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint
                                   as timeline,
                               clock_timestamp() as now,
                               cast(:event as uuid) is null or exists (
                                   select 1 from event
                                   where tx = cast(:tx as xid8) and id = :id and event_id = :event)
                                   as is_there
                        """)
                .bind("tx", known.map(Position::tx).orElse(null))
                .bind("id", known.map(Position::id).orElse(null))
                .bind("event", known.map(Position::event).orElse(null))
                .map(
                        (row, context) ->
                                new Standing(
                                        row.getLong("timeline"),
                                        row.getTimestamp("now").toInstant(),
                                        row.getBoolean("is_there")))
                .one();
    }

    /** The timeline that the server writes on now. */
    static long timeline(Handle handle) {
        return standing(handle, Optional.empty()).timeline();
    }

    private static FeedRewound rewound(
            Handle handle, Position from, long timeline, Cursors cursors, String feed) {
        Optional<String> shared = shared(handle, from.timeline(), timeline);
        if (shared.isEmpty()) {
            return new FeedRewound(Position.start(timeline).seal(cursors, feed), true);
        }
        if (isBefore(handle, from, shared.get())) {
            Position same = new Position(timeline, from.tx(), from.id(), from.event());
            return new FeedRewound(same.seal(cursors, feed), false);
        }
        return new FeedRewound(
                beforeTheLast(handle, shared.get(), timeline).seal(cursors, feed), true);
    }

    /** The horizon that the old timeline had surely reached before it forked. */
    private static Optional<String> shared(Handle handle, long old, long timeline) {
        return handle.createQuery(
                        """
                        select tx from feed_timeline
                        where timeline = :old and timeline < :timeline
                        """)
                .bind("old", old)
                .bind("timeline", timeline)
                .mapTo(String.class)
                .findOne();
    }

    private static boolean isBefore(Handle handle, Position from, String horizon) {
        return handle.createQuery("select cast(:tx as xid8) < cast(:horizon as xid8)")
                .bind("tx", from.tx())
                .bind("horizon", horizon)
                .mapTo(boolean.class)
                .one();
    }

    /**
     * The place before the last event under the horizon: so the first that is read again is one
     * that both histories have, by which a reader finds the place in its own memory.
     */
    private static Position beforeTheLast(Handle handle, String horizon, long timeline) {
        List<Position> last =
                handle.createQuery(
                                """
                                select tx, id, event_id from event
                                where tx < cast(:horizon as xid8)
                                order by tx desc, id desc limit 2
                                """)
                        .bind("horizon", horizon)
                        .map(
                                (row, context) ->
                                        new Position(
                                                timeline,
                                                row.getString("tx"),
                                                row.getLong("id"),
                                                row.getObject("event_id", UUID.class),
                                                // A feed where little happens may have nothing
                                                // later that isn't compacted.
                                                true,
                                                Instant.EPOCH))
                        .list();
        return last.size() < 2 ? Position.start(timeline) : last.get(1);
    }
}
