package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.kit.sql.Transactions;

/**
 * Events that couldn't be applied with their page. Each is tried alone, in the order of its
 * subject's versions, in a transaction that also removes it. What waits for a dependency is tried
 * for as long as it takes; what fails again and again is parked with its error, and what follows it
 * queues behind.
 */
@ApplicationScoped
class HeldEvents {

    private static final Logger LOG = Logger.getLogger(HeldEvents.class);

    private static final int BATCH = 500;

    private static final int ROUNDS = 20;

    private static final int LONGEST_ERROR = 500;

    private final Jdbi jdbi;

    private final Clock clock;

    private final FeedConfig config;

    HeldEvents(Jdbi jdbi, Clock clock, FeedConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.config = config;
    }

    private record Due(UUID eventId, String subject, long version, String event) {}

    /** Holds events of a page, with one statement; whoever is held already stays as it is. */
    static void hold(Handle handle, String feed, List<FeedEvent> events, Instant now, String why) {
        if (events.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into feed_held (feed, event_id, subject, version, event, state,
                                               next_try_at, error, held_at)
                        select :feed, id, subject, version, cast(event as jsonb), 'HELD',
                               :now, :why, :now
                        from unnest(cast(:ids as uuid[]), cast(:subjects as text[]),
                                    cast(:versions as bigint[]), cast(:events as text[]))
                                 with ordinality as t (id, subject, version, event, place)
                        order by place
                        on conflict (feed, event_id) do nothing
                        """)
                .bind("feed", feed)
                .bind("ids", events.stream().map(FeedEvent::id).toArray(UUID[]::new))
                .bind("subjects", events.stream().map(FeedEvent::subject).toArray(String[]::new))
                .bind(
                        "versions",
                        events.stream().map(FeedEvent::subjectVersion).toArray(Long[]::new))
                .bind("events", events.stream().map(Json::write).toArray(String[]::new))
                .bind("now", now)
                .bind("why", cut(why))
                .execute();
    }

    /** Tries what is due, subject by subject, and answers how many events were applied. */
    int runOnce(FeedSubscriber subscriber) {
        int applied = 0;
        int before;
        int rounds = 0;
        do {
            before = applied;
            for (Due due : due(subscriber.feed())) {
                applied += tryAlone(subscriber, due) ? 1 : 0;
            }
        } while (applied > before && ++rounds < ROUNDS);
        return applied;
    }

    /** Whether anything of the feed is held or parked. */
    boolean any(String feed) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select exists (select 1 from feed_held where feed = :feed)")
                                .bind("feed", feed)
                                .mapTo(boolean.class)
                                .one());
    }

    /** Only those whose turn it is: however many queue behind a parked one, they take no place. */
    private List<Due> due(String feed) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.event_id, h.subject, h.version, h.event
                                        from feed_held h
                                        left join feed_position p
                                               on p.feed = h.feed and p.subject = h.subject
                                        where h.feed = :feed and h.state = 'HELD'
                                          and h.next_try_at <= :now
                                          and coalesce(cast(h.event ->> 'subjectAfter' as bigint),
                                                       h.version - 1) <= coalesce(p.version, 0)
                                        order by h.next_try_at, h.seq limit :batch
                                        """)
                                .bind("feed", feed)
                                .bind("now", clock.instant())
                                .bind("batch", BATCH)
                                .map(
                                        (row, c) ->
                                                new Due(
                                                        row.getObject("event_id", UUID.class),
                                                        row.getString("subject"),
                                                        row.getLong("version"),
                                                        row.getString("event")))
                                .list());
    }

    private boolean tryAlone(FeedSubscriber subscriber, Due due) {
        try {
            return Transactions.inNew(() -> applyAlone(subscriber, due));
        } catch (RuntimeException failed) {
            if (Transactions.isDatabaseAway(failed)) {
                throw failed;
            }
            Transactions.runInNew(() -> putOff(subscriber.feed(), due.eventId(), failed));
            return false;
        }
    }

    private boolean applyAlone(FeedSubscriber subscriber, Due due) {
        String feed = subscriber.feed();
        try (Handle handle = jdbi.open()) {
            Optional<Integer> claimed =
                    handle.createQuery(
                                    """
                                    select 1 from feed_held
                                    where feed = :feed and event_id = :eventId and state = 'HELD'
                                    for update skip locked
                                    """)
                            .bind("feed", feed)
                            .bind("eventId", due.eventId())
                            .mapTo(Integer.class)
                            .findOne();
            FeedEvent event = Json.read(due.event(), FeedEvent.class);
            long applied =
                    FeedPositions.of(handle, feed, List.of(event)).getOrDefault(due.subject(), 0L);
            if (claimed.isEmpty() || !event.follows(applied)) {
                return false;
            }
            if (due.version() > applied) {
                if (!event.endsUnknown(applied)) {
                    subscriber.apply(List.of(event));
                }
                FeedPositions.move(handle, feed, Map.of(due.subject(), due.version()));
            }
            delete(handle, feed, due.eventId());
            return true;
        }
    }

    static void delete(Handle handle, String feed, UUID eventId) {
        handle.createUpdate("delete from feed_held where feed = :feed and event_id = :eventId")
                .bind("feed", feed)
                .bind("eventId", eventId)
                .execute();
    }

    /** Waiting for a dependency is no failure: it never brings an event nearer to being parked. */
    private void putOff(String feed, UUID eventId, RuntimeException failed) {
        boolean waits = Mishap.isWaiting(failed);
        Instant now = clock.instant();
        Optional<String> state =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                update feed_held
                                                set tries = case when :waits then tries else tries + 1 end,
                                                    next_try_at = :next, error = :error,
                                                    state = case when not :waits and tries + 1 >= :most
                                                                 then 'PARKED' else 'HELD' end
                                                where feed = :feed and event_id = :eventId and state = 'HELD'
                                                returning state
                                                """)
                                        .bind("next", now.plus(config.retryAfter()))
                                        .bind("error", cut(Mishap.of(failed)))
                                        .bind("waits", waits)
                                        .bind("most", config.tries())
                                        .bind("feed", feed)
                                        .bind("eventId", eventId)
                                        .mapTo(String.class)
                                        .findOne());
        if (state.filter("PARKED"::equals).isPresent()) {
            LOG.warnf("Feed %s: event %s parked: %s", feed, eventId, Mishap.of(failed));
        }
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
