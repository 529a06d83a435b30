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
 * for as long as it takes; what fails again and again is parked with its error.
 */
@ApplicationScoped
class HeldEvents {

    private static final Logger LOG = Logger.getLogger(HeldEvents.class);

    private static final int BATCH = 500;

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

    void hold(
            Handle handle, String feed, FeedEvent event, Instant now, Instant next, String error) {
        handle.createUpdate(
                        """
                        insert into feed_held (feed, event_id, subject, version, event, state,
                                               next_try_at, error, held_at)
                        values (:feed, :eventId, :subject, :version, cast(:event as jsonb), 'HELD',
                                :next, :error, :now)
                        on conflict (feed, event_id) do nothing
                        """)
                .bind("feed", feed)
                .bind("eventId", event.id())
                .bind("subject", event.subject())
                .bind("version", event.subjectVersion())
                .bind("event", Json.write(event))
                .bind("next", next)
                .bind("error", cut(error))
                .bind("now", now)
                .execute();
    }

    /** Tries what is due, subject by subject, and answers how many events were applied. */
    int runOnce(FeedSubscriber subscriber) {
        int applied = 0;
        for (Due due : due(subscriber.feed())) {
            applied += tryAlone(subscriber, due) ? 1 : 0;
        }
        return applied;
    }

    /** Whether anything of the feed waits to be tried again. */
    boolean any(String feed) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select 1 from feed_held
                                                       where feed = :feed and state = 'HELD')
                                        """)
                                .bind("feed", feed)
                                .mapTo(boolean.class)
                                .one());
    }

    private List<Due> due(String feed) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select event_id, subject, version, event from feed_held
                                        where feed = :feed and state = 'HELD' and next_try_at <= :now
                                        order by subject, version limit :batch
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
            Throwable cause = failed;
            while (!(cause instanceof DependencyMissing) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            boolean waits = cause instanceof DependencyMissing;
            String error = (waits ? "waits for " : "") + cause;
            Transactions.runInNew(() -> putOff(subscriber.feed(), due.eventId(), waits, error));
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
                    FeedInbox.versions(handle, feed, List.of(event))
                            .getOrDefault(due.subject(), 0L);
            if (claimed.isEmpty() || !event.follows(applied)) {
                return false;
            }
            if (due.version() > applied) {
                if (!event.endsUnknown(applied)) {
                    subscriber.apply(List.of(event));
                }
                FeedInbox.moveVersions(handle, feed, Map.of(due.subject(), due.version()));
            }
            delete(handle, feed, due.eventId());
            return true;
        }
    }

    private static void delete(Handle handle, String feed, UUID eventId) {
        handle.createUpdate("delete from feed_held where feed = :feed and event_id = :eventId")
                .bind("feed", feed)
                .bind("eventId", eventId)
                .execute();
    }

    private void putOff(String feed, UUID eventId, boolean waits, String error) {
        Instant now = clock.instant();
        int parked =
                jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                update feed_held
                                                set tries = tries + 1, next_try_at = :next, error = :error,
                                                    state = case when not :waits and tries + 1 >= :most
                                                                 then 'PARKED' else 'HELD' end
                                                where feed = :feed and event_id = :eventId
                                                """)
                                        .bind("next", now.plus(config.retryAfter()))
                                        .bind("error", cut(error))
                                        .bind("waits", waits)
                                        .bind("most", config.tries())
                                        .bind("feed", feed)
                                        .bind("eventId", eventId)
                                        .execute());
        LOG.debugf("Feed %s: event %s put off (%d): %s", feed, eventId, parked, error);
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
