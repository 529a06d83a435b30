package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        String feed = subscriber.feed();
        try (Handle handle = jdbi.open()) {
            Optional<FeedCursors.Mark> mark = FeedCursors.lock(handle, feed, page.after(), lock);
            if (mark.isEmpty()) {
                return false;
            }
            List<FeedEvent> ready = inOrder(handle, feed, mark.get(), page.events());
            if (!ready.isEmpty()) {
                subscriber.apply(ready);
            }
            FeedCursors.move(handle, feed, page, clock.instant());
            return true;
        }
    }

    private boolean holdAll(
            String feed, FeedClient.Fetched page, String lock, RuntimeException failed) {
        try (Handle handle = jdbi.open()) {
            Optional<FeedCursors.Mark> mark = FeedCursors.lock(handle, feed, page.after(), lock);
            if (mark.isEmpty()) {
                return false;
            }
            Map<String, Long> versions = FeedPositions.of(handle, feed, page.events());
            Set<UUID> fresh = KnownEvents.take(handle, feed, mark.get(), page.events());
            List<FeedEvent> later =
                    page.events().stream()
                            .filter(e -> fresh.contains(e.id()))
                            .filter(
                                    e ->
                                            e.subjectVersion()
                                                    > versions.getOrDefault(e.subject(), 0L))
                            .toList();
            HeldEvents.hold(handle, feed, later, clock.instant(), "page: " + Mishap.of(failed));
            FeedCursors.move(handle, feed, page, clock.instant());
            return true;
        }
    }

    /**
     * Those that can be applied now; the others are held, and what was applied before is left out.
     */
    private List<FeedEvent> inOrder(
            Handle handle, String feed, FeedCursors.Mark mark, List<FeedEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<String, Long> versions = FeedPositions.of(handle, feed, events);
        Map<String, Long> before = new HashMap<>(versions);
        Set<UUID> fresh = KnownEvents.take(handle, feed, mark, events);
        Set<UUID> again = appliedBefore(handle, feed, events, fresh, versions);
        List<FeedEvent> ready = new ArrayList<>();
        List<FeedEvent> early = new ArrayList<>();
        for (FeedEvent event : events) {
            long applied = versions.getOrDefault(event.subject(), 0L);
            boolean isNew = fresh.remove(event.id());
            if (event.subjectVersion() <= applied || !isNew && !again.contains(event.id())) {
                continue;
            }
            if (!event.follows(applied)) {
                early.add(event);
                continue;
            }
            if (isNew && !event.endsUnknown(applied)) {
                ready.add(event);
            }
            versions.put(event.subject(), event.subjectVersion());
        }
        versions.entrySet().removeIf(v -> v.getValue().equals(before.get(v.getKey())));
        FeedPositions.move(handle, feed, versions);
        HeldEvents.hold(handle, feed, early, clock.instant(), "predecessor missing");
        return ready;
    }

    /**
     * Known events beyond the positions of their subjects: those that aren't held were lost by one
     * restore and brought back by another. They did what they do; their subjects only catch up.
     */
    private static Set<UUID> appliedBefore(
            Handle handle,
            String feed,
            List<FeedEvent> events,
            Set<UUID> fresh,
            Map<String, Long> versions) {
        Set<UUID> beyond =
                events.stream()
                        .filter(e -> !fresh.contains(e.id()))
                        .filter(e -> e.subjectVersion() > versions.getOrDefault(e.subject(), 0L))
                        .map(FeedEvent::id)
                        .collect(Collectors.toSet());
        if (!beyond.isEmpty()) {
            handle.createQuery(
                            """
                            select event_id from feed_held
                            where feed = :feed and event_id = any (cast(:ids as uuid[]))
                            """)
                    .bind("feed", feed)
                    .bind("ids", beyond.toArray(UUID[]::new))
                    .mapTo(UUID.class)
                    .forEach(beyond::remove);
        }
        return beyond;
    }
}
