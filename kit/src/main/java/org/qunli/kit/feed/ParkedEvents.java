package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.problem.NotFound;

/**
 * What administrators see and do of the events that aren't applied. Only events of their districts
 * (and zones, where a claim narrows them) are there for them.
 *
 * <p>Each change locks the event's row, as the consumer does that tries it: whoever comes second
 * finds what the first left.
 */
@ApplicationScoped
class ParkedEvents {

    private static final String ROWS =
            """
            select h.seq, h.event_id, h.subject, h.event ->> 'type' as type, h.version,
                   h.event ->> 'district' as district, h.event ->> 'zone' as zone, h.state, h.tries,
                   h.error, h.held_at, h.next_try_at,
                   (select count(*) from feed_held b
                    where b.feed = h.feed and b.subject = h.subject and b.version > h.version) as queued
            from feed_held h
            where h.feed = :feed
              and h.event ->> 'district' = any (cast(:districts as text[]))
              and (cardinality(cast(:zones as text[])) = 0
                   or h.event ->> 'zone' = any (cast(:zones as text[])))
            """;

    private final Jdbi jdbi;

    ParkedEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A row and its place in the list. */
    record Row(long seq, ParkedView view) {}

    /** What to list; null for all. */
    record Filter(HeldState state, String subject) {}

    /** In the order in which they were held. */
    List<Row> list(String feed, Filter filter, Caller caller, long after, int limit) {
        return jdbi.withHandle(
                handle ->
                        within(
                                        handle.createQuery(
                                                ROWS
                                                        + """
                                                        and (cast(:state as text) is null or h.state = :state)
                                                        and (cast(:subject as text) is null
                                                             or h.subject = :subject)
                                                        and h.seq > :after
                                                        order by h.seq limit :limit
                                                        """),
                                        feed,
                                        caller)
                                .bind(
                                        "state",
                                        filter.state() == null ? null : filter.state().name())
                                .bind("subject", filter.subject())
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, context) -> row(row))
                                .list());
    }

    ParkedView require(String feed, UUID eventId, Caller caller) {
        return jdbi.withHandle(handle -> find(handle, feed, eventId, caller, ""))
                .orElseThrow(NotFound::new);
    }

    /**
     * Lets the consumer try it at once, with all its tries before it; in the caller's transaction.
     */
    ParkedView retry(String feed, UUID eventId, Caller caller, Instant now) {
        return jdbi.withHandle(
                handle -> {
                    find(handle, feed, eventId, caller, "for update of h")
                            .orElseThrow(NotFound::new);
                    handle.createUpdate(
                                    """
                                    update feed_held
                                    set state = 'HELD', next_try_at = :now,
                                        tries = case when state = 'PARKED' then 0 else tries end
                                    where feed = :feed and event_id = :eventId
                                    """)
                            .bind("now", now)
                            .bind("feed", feed)
                            .bind("eventId", eventId)
                            .execute();
                    return find(handle, feed, eventId, caller, "").orElseThrow(NotFound::new);
                });
    }

    /** Removes it and lets its subject go on with the next; in the caller's transaction. */
    ParkedView drop(String feed, UUID eventId, Caller caller) {
        return jdbi.withHandle(
                handle -> {
                    ParkedView event =
                            find(handle, feed, eventId, caller, "for update of h")
                                    .orElseThrow(NotFound::new);
                    if (!isItsTurn(handle, feed, eventId)) {
                        throw new PredecessorWaiting();
                    }
                    HeldEvents.delete(handle, feed, eventId);
                    FeedPositions.raise(handle, feed, event.subject(), event.version());
                    return event;
                });
    }

    private static boolean isItsTurn(Handle handle, String feed, UUID eventId) {
        return handle.createQuery(
                        """
                        select coalesce(cast(h.event ->> 'subjectAfter' as bigint), h.version - 1)
                               <= coalesce(p.version, 0)
                        from feed_held h
                        left join feed_position p on p.feed = h.feed and p.subject = h.subject
                        where h.feed = :feed and h.event_id = :eventId
                        """)
                .bind("feed", feed)
                .bind("eventId", eventId)
                .mapTo(boolean.class)
                .one();
    }

    private static Optional<ParkedView> find(
            Handle handle, String feed, UUID eventId, Caller caller, String lock) {
        return within(
                        handle.createQuery(ROWS + "and h.event_id = :eventId <lock>")
                                .define("lock", lock),
                        feed,
                        caller)
                .bind("eventId", eventId)
                .map((row, context) -> row(row).view())
                .findOne();
    }

    private static Query within(Query query, String feed, Caller caller) {
        return query.bind("feed", feed)
                .bind("districts", caller.districts().toArray(String[]::new))
                .bind("zones", caller.zones().stream().map(UUID::toString).toArray(String[]::new));
    }

    private static Row row(ResultSet row) throws SQLException {
        HeldState state = HeldState.valueOf(row.getString("state"));
        Timestamp next = row.getTimestamp("next_try_at");
        String zone = row.getString("zone");
        String type = row.getString("type");
        return new Row(
                row.getLong("seq"),
                new ParkedView(
                        row.getObject("event_id", UUID.class),
                        row.getString("subject"),
                        type,
                        row.getLong("version"),
                        row.getString("district"),
                        zone == null ? null : UUID.fromString(zone),
                        state,
                        row.getInt("tries"),
                        row.getString("error"),
                        row.getTimestamp("held_at").toInstant(),
                        state == HeldState.PARKED ? null : next.toInstant(),
                        row.getInt("queued"),
                        ParkedView.Loss.of(type)));
    }
}
