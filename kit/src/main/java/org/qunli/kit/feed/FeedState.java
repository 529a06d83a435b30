package org.qunli.kit.feed;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.Caller;

/** How the feeds that this service reads are doing. */
@ApplicationScoped
class FeedState {

    private final Jdbi jdbi;

    private final Clock clock;

    private final List<FeedSubscriber> subscribers;

    FeedState(Jdbi jdbi, Clock clock, @All List<FeedSubscriber> subscribers) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.subscribers = subscribers;
    }

    /**
     * The figures of one feed.
     *
     * @param age since the time up to which everything was applied; null if that is not known
     */
    record Figures(
            String feed, long parked, long held, long lost, Duration age, Instant rewoundAt) {}

    List<String> feeds() {
        return subscribers.stream().map(FeedSubscriber::feed).sorted().toList();
    }

    List<Figures> read() {
        Instant now = clock.instant();
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select f.feed, c.as_of, c.rewound_at, h.parked, h.held, l.lost
                                        from unnest(cast(:feeds as text[])) as f (feed)
                                        left join feed_cursor c on c.feed = f.feed
                                        cross join lateral (
                                            select count(*) filter (where state = 'PARKED') as parked,
                                                   count(*) filter (where state = 'HELD') as held
                                            from feed_held where feed = f.feed) h
                                        cross join lateral (
                                            select count(*) as lost from feed_lost
                                            where feed = f.feed) l
                                        order by f.feed
                                        """)
                                .bind("feeds", feeds().toArray(String[]::new))
                                .map((row, context) -> figures(row, now))
                                .list());
    }

    private static Figures figures(ResultSet row, Instant now) throws SQLException {
        Instant asOf = instant(row.getTimestamp("as_of"));
        Duration age = asOf == null ? null : Duration.between(asOf, now);
        return new Figures(
                row.getString("feed"),
                row.getLong("parked"),
                row.getLong("held"),
                row.getLong("lost"),
                age == null || !age.isNegative() ? age : Duration.ZERO,
                instant(row.getTimestamp("rewound_at")));
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /** An event lost, and its place in the list. */
    record Lost(long seq, LostView view) {}

    /** What rewinds of the feed lost in the caller's districts, in the order of finding. */
    List<Lost> lost(String feed, Caller caller, long after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select seq, event_id, subject, version, district, applied, found_at
                                        from feed_lost
                                        where feed = :feed and seq > :after
                                          and district = any (cast(:districts as text[]))
                                        order by seq limit :limit
                                        """)
                                .bind("feed", feed)
                                .bind("after", after)
                                .bind("districts", caller.districts().toArray(String[]::new))
                                .bind("limit", limit)
                                .map(
                                        (row, context) ->
                                                new Lost(
                                                        row.getLong("seq"),
                                                        new LostView(
                                                                row.getObject(
                                                                        "event_id", UUID.class),
                                                                row.getString("subject"),
                                                                row.getLong("version"),
                                                                row.getString("district"),
                                                                row.getBoolean("applied"),
                                                                instant(
                                                                        row.getTimestamp(
                                                                                "found_at")))))
                                .list());
    }
}
