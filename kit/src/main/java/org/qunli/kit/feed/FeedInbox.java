package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;

/**
 * Applies what was fetched, exactly once: the cursor moves in the transaction that applies the
 * page, and only from the place that the page was fetched from. Whoever holds the cursor's row
 * applies; no other pod does meanwhile.
 *
 * <p>Order within a subject is that of its versions: an event whose predecessor hasn't come is
 * held. A page that fails as a whole is held event by event, and each is then tried alone, so that
 * a poisonous one stops nothing but its own subject.
 */
@ApplicationScoped
class FeedInbox {

    private static final Logger LOG = Logger.getLogger(FeedInbox.class);

    private final Jdbi jdbi;

    private final Clock clock;

    FeedInbox(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Where a feed was read up to. */
    record Mark(String cursor, Instant asOf) {}

    /** The cursor of the feed; its row is made if it isn't there. */
    Mark mark(String feed) {
        return jdbi.withHandle(
                handle -> {
                    Optional<Mark> mark = mark(handle, feed, "");
                    if (mark.isEmpty()) {
                        handle.createUpdate(
                                        "insert into feed_cursor (feed) values (:feed) on conflict do"
                                                + " nothing")
                                .bind("feed", feed)
                                .execute();
                    }
                    return mark.orElse(new Mark(null, null));
                });
    }

    private static Optional<Mark> mark(Handle handle, String feed, String lock) {
        return handle.createQuery("select cursor, as_of from feed_cursor where feed = :feed <lock>")
                .define("lock", lock)
                .bind("feed", feed)
                .map(
                        (row, context) ->
                                new Mark(
                                        row.getString("cursor"),
                                        Optional.ofNullable(row.getTimestamp("as_of"))
                                                .map(java.sql.Timestamp::toInstant)
                                                .orElse(null)))
                .findOne();
    }

    /**
     * Applies a page.
     *
     * @param lock {@code for update skip locked} to leave it to another pod, {@code for update} to
     *     wait
     * @return whether the cursor stood where the page was fetched from, and moved
     */
    boolean apply(FeedSubscriber subscriber, FeedClient.Fetched page, String lock) {
        try {
            return Transactions.inNew(() -> applyWhole(subscriber, page, lock));
        } catch (RuntimeException failed) {
            if (Transactions.isDatabaseAway(failed)) {
                throw failed;
            }
            LOG.warnf(
                    "Feed %s: a page failed, trying its events alone: %s",
                    subscriber.feed(), Mishap.of(failed));
            return Transactions.inNew(() -> holdAll(subscriber.feed(), page, lock, failed));
        }
    }

    private boolean applyWhole(FeedSubscriber subscriber, FeedClient.Fetched page, String lock) {
        try (Handle handle = jdbi.open()) {
            if (!stillAt(handle, subscriber.feed(), page.after(), lock)) {
                return false;
            }
            List<FeedEvent> ready = inOrder(handle, subscriber.feed(), page.events());
            if (!ready.isEmpty()) {
                subscriber.apply(ready);
            }
            move(handle, subscriber.feed(), page);
            return true;
        }
    }

    private boolean holdAll(
            String feed, FeedClient.Fetched page, String lock, RuntimeException failed) {
        try (Handle handle = jdbi.open()) {
            if (!stillAt(handle, feed, page.after(), lock)) {
                return false;
            }
            Map<String, Long> versions = FeedPositions.of(handle, feed, page.events());
            List<FeedEvent> fresh =
                    page.events().stream()
                            .filter(
                                    e ->
                                            e.subjectVersion()
                                                    > versions.getOrDefault(e.subject(), 0L))
                            .toList();
            HeldEvents.hold(handle, feed, fresh, clock.instant(), "page: " + Mishap.of(failed));
            move(handle, feed, page);
            return true;
        }
    }

    private static boolean stillAt(Handle handle, String feed, String after, String lock) {
        return mark(handle, feed, lock).map(m -> Objects.equals(m.cursor(), after)).orElse(false);
    }

    /**
     * Those that can be applied now; the others are held, and what was applied before is left out.
     */
    private List<FeedEvent> inOrder(Handle handle, String feed, List<FeedEvent> events) {
        Map<String, Long> versions = FeedPositions.of(handle, feed, events);
        Map<String, Long> before = new HashMap<>(versions);
        List<FeedEvent> ready = new ArrayList<>();
        List<FeedEvent> early = new ArrayList<>();
        for (FeedEvent event : events) {
            long applied = versions.getOrDefault(event.subject(), 0L);
            if (event.subjectVersion() > applied && event.follows(applied)) {
                if (!event.endsUnknown(applied)) {
                    ready.add(event);
                }
                versions.put(event.subject(), event.subjectVersion());
            } else if (event.subjectVersion() > applied) {
                early.add(event);
            }
        }
        versions.entrySet().removeIf(v -> v.getValue().equals(before.get(v.getKey())));
        FeedPositions.move(handle, feed, versions);
        HeldEvents.hold(handle, feed, early, clock.instant(), "predecessor missing");
        return ready;
    }

    private void move(Handle handle, String feed, FeedClient.Fetched page) {
        handle.createUpdate(
                        """
                        update feed_cursor
                        set cursor = :next, as_of = greatest(as_of, :asOf), applied_at = :now
                        where feed = :feed
                        """)
                .bind("next", page.next())
                .bind("asOf", page.asOf())
                .bind("now", clock.instant())
                .bind("feed", feed)
                .execute();
    }
}
