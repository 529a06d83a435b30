package org.qunli.kit.feed;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;

/**
 * Goes over to the new history of a feed whose database was restored or promoted (ADR 0007).
 *
 * <p>First the new history is only surveyed, from where nothing can have been missed to its end:
 * what was taken in and isn't there any more is lost. Its effects stay and are reported; its
 * subjects go back to the version before, because the restored service draws those versions again
 * for other events. Then the feed is applied from the same place: what is known is dropped by its
 * id, the rest follows in order.
 */
@ApplicationScoped
class FeedRewinds {

    private static final Logger LOG = Logger.getLogger(FeedRewinds.class);

    private static final int IDS_PER_LINE = 50;

    private final Jdbi jdbi;

    private final Clock clock;

    private final MeterRegistry meters;

    FeedRewinds(Jdbi jdbi, Clock clock, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.meters = meters;
    }

    /** Turns to the place that the feed names; another pod may have done so already. */
    void begin(String feed, String after, CursorRefused refused) {
        Transactions.runInNew(
                () -> {
                    try (Handle handle = jdbi.open()) {
                        FeedCursors.lock(handle, feed, after, "for update")
                                .ifPresent(mark -> turn(handle, feed, mark, refused));
                    }
                });
    }

    private void turn(Handle handle, String feed, FeedCursors.Mark mark, CursorRefused refused) {
        if (!refused.isRewound()) {
            handle.createUpdate(
                            """
                            update feed_cursor
                            set cursor = null, from_snapshot = true, return_to = null, as_of = null,
                                expired_at = :now
                            where feed = :feed
                            """)
                    .bind("now", clock.instant())
                    .bind("feed", feed)
                    .execute();
            meters.counter("qunli.feed.expiries", "feed", feed).increment();
            LOG.warnf("Feed %s: the cursor expired, starting from the snapshot", feed);
        } else if (mark.surveying()) {
            // Rewound again: the new history is surveyed anew from where the first rewind led.
            handle.createUpdate(
                            """
                            update feed_cursor
                            set cursor = return_to, return_to = null, survey_owed = true
                            where feed = :feed
                            """)
                    .bind("feed", feed)
                    .execute();
        } else {
            handle.createUpdate(
                            """
                            update feed_cursor
                            set cursor = :to, as_of = null, rewound_at = :now, epoch = epoch + 1,
                                return_to = case when :beyond or survey_owed then :to end,
                                survey_owed = false, survey_after = null
                            where feed = :feed
                            """)
                    .bind("to", refused.rewoundTo())
                    .bind("now", clock.instant())
                    .bind("beyond", refused.beyond())
                    .bind("feed", feed)
                    .execute();
            meters.counter("qunli.feed.rewinds", "feed", feed).increment();
            LOG.warnf("Feed %s: rewound, its database was restored or promoted", feed);
        }
    }

    /** Looks a page of the new history through; answers whether the cursor stood before it. */
    boolean survey(String feed, FeedClient.Fetched page, String lock) {
        return Transactions.inNew(
                () -> {
                    try (Handle handle = jdbi.open()) {
                        Optional<FeedCursors.Mark> mark =
                                FeedCursors.lock(handle, feed, page.after(), lock)
                                        .filter(FeedCursors.Mark::surveying);
                        mark.ifPresent(m -> survey(handle, feed, m, page));
                        return mark.isPresent();
                    }
                });
    }

    private void survey(
            Handle handle, String feed, FeedCursors.Mark mark, FeedClient.Fetched page) {
        handle.createUpdate(
                        """
                        with seen as (
                            update feed_applied set epoch = :epoch
                            where feed = :feed and event_id = any (cast(:ids as uuid[]))
                            returning place)
                        update feed_cursor
                        set survey_after = coalesce(survey_after, (select min(place) from seen where place > 0)),
                            cursor = :next
                        where feed = :feed
                        """)
                .bind("epoch", mark.epoch())
                .bind("feed", feed)
                .bind("ids", page.events().stream().map(FeedEvent::id).toArray(UUID[]::new))
                .bind("next", page.next())
                .execute();
        if (!page.full()) {
            finish(handle, feed, mark);
        }
    }

    /**
     * Everything that the two histories share has passed: nothing new can still belong to it. What
     * is lost of a subject is the last of it; what has a later event that was met was only
     * compacted.
     */
    private void finish(Handle handle, String feed, FeedCursors.Mark mark) {
        Instant now = clock.instant();
        List<UUID> lost =
                handle.createQuery(
                                """
                                with candidate as materialized (
                                    select a.feed, a.event_id, a.subject, a.version, a.district, a.place
                                    from feed_applied a join feed_cursor c on c.feed = a.feed
                                    where a.feed = :feed and a.epoch < :epoch
                                      and a.place > c.survey_after),
                                kept as (
                                    select a.subject, max(a.version) as version
                                    from feed_applied a join feed_cursor c on c.feed = a.feed
                                    where a.feed = :feed and a.epoch = :epoch
                                      and a.place >= c.survey_after
                                      and a.subject in (select subject from candidate)
                                    group by a.subject)
                                insert into feed_lost (feed, event_id, subject, version, district,
                                                       applied, found_at)
                                select a.feed, a.event_id, a.subject, a.version, a.district,
                                       h.event_id is null, :now
                                from candidate a
                                left join kept k on k.subject = a.subject
                                left join feed_held h on h.feed = a.feed and h.event_id = a.event_id
                                where a.version > coalesce(k.version, 0)
                                order by a.place
                                on conflict (feed, event_id) do update set found_at = excluded.found_at
                                returning event_id
                                """)
                        .bind("now", now)
                        .bind("feed", feed)
                        .bind("epoch", mark.epoch())
                        .mapTo(UUID.class)
                        .list();
        UUID[] ids = lost.toArray(UUID[]::new);
        goBack(handle, feed, ids);
        handle.createUpdate(
                        "update feed_cursor set cursor = return_to, return_to = null where feed = :feed")
                .bind("feed", feed)
                .execute();
        for (int from = 0; from < ids.length; from += IDS_PER_LINE) {
            LOG.warnf(
                    "Feed %s: %d events are lost, what they did stays: %s",
                    feed,
                    ids.length,
                    lost.subList(from, Math.min(ids.length, from + IDS_PER_LINE)));
        }
        LOG.infof("Feed %s: the new history was surveyed, %d events lost", feed, ids.length);
    }

    /**
     * The subjects of lost events stand before them again. What was lost while it was held is gone;
     * what was applied stays known, in case a later restore brings it back.
     */
    private static void goBack(Handle handle, String feed, UUID[] lost) {
        if (lost.length == 0) {
            return;
        }
        handle.createUpdate(
                        """
                        with gone as (
                            select subject, min(version) as first from feed_lost
                            where feed = :feed and applied
                              and event_id = any (cast(:lost as uuid[]))
                            group by subject),
                        held as (
                            delete from feed_held
                            where feed = :feed and event_id = any (cast(:lost as uuid[]))
                            returning event_id),
                        forgotten as (
                            delete from feed_applied
                            where feed = :feed and event_id in (select event_id from held)),
                        kept as (
                            update feed_applied set place = 0
                            where feed = :feed and event_id = any (cast(:lost as uuid[]))
                              and event_id not in (select event_id from held))
                        update feed_position p set version = gone.first - 1
                        from gone
                        where p.feed = :feed and p.subject = gone.subject and p.version >= gone.first
                        """)
                .bind("feed", feed)
                .bind("lost", lost)
                .execute();
    }
}
