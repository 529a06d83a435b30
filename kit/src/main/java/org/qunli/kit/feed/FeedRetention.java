package org.qunli.kit.feed;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;

/**
 * Compacts the log behind the retention (docs/adr). Of a state the last event stays that everybody
 * was told who was told the one before, of what has ended the end; both as of the low-water mark,
 * so that what is left up to there is the snapshot from which everything later follows. Facts of
 * what goes on stay.
 *
 * <p>Goes through the log in stretches of whole transactions. Each is one short transaction that
 * removes and moves the mark, under the lock of the mark's row: another pod leaves it alone.
 */
@ApplicationScoped
public class FeedRetention {

    private static final Logger LOG = Logger.getLogger(FeedRetention.class);

    /** Personal text and routes go with their event, in one statement. */
    private static final String REMOVE =
            """
            , gone_text as (
                delete from event_personal p using doomed d where p.event_id = d.event_id),
            gone_route as (
                delete from event_route o
                using (select d.tx, d.id, d.district, r.route
                       from doomed d cross join unnest(event_routes(d.audience, d.channel)) as r (route)) x
                where o.route = x.route and o.district = x.district and o.tx = x.tx and o.id = x.id)
            delete from event e using doomed d where e.tx = d.tx and e.id = d.id
            """;

    private static final String COMPACT =
            """
            with stretch as materialized (
                select subject, type, subject_version, audience, channel, state, ends from event
                where tx > cast(:from as xid8) and tx <= cast(:to as xid8)),
            ended as (
                select s.subject, s.subject_version as version
                from stretch s join event_subject v
                  on v.subject = s.subject and v.version = s.subject_version
                where s.ends),
            doomed as materialized (
                select o.tx, o.id, o.event_id, o.district, o.audience, o.channel
                from stretch s join event o
                  on o.subject = s.subject and o.subject_version < s.subject_version
                where s.state and o.state and o.type = s.type and o.tx <= cast(:to as xid8)
                  and s.audience @> o.audience and s.channel @> o.channel
                union
                select o.tx, o.id, o.event_id, o.district, o.audience, o.channel
                from ended n join event o on o.subject = n.subject
                where o.subject_version < n.version or n.version = 1)
            """
                    + REMOVE;

    private static final String FORGET =
            """
            with doomed as materialized (
                select e.tx, e.id, e.event_id, e.district, e.audience, e.channel
                from event e join event_subject v
                  on v.subject = e.subject and v.version = e.subject_version
                where e.ends and e.tx_at < :before
                  and e.tx <= (select tx from event_mark)
                order by e.tx, e.id limit :batch)
            """
                    + REMOVE;

    private final Jdbi jdbi;

    private final FeedConfig config;

    private final FeedGauges gauges;

    private final Clock clock;

    FeedRetention(Jdbi jdbi, FeedConfig config, FeedGauges gauges, Clock clock) {
        this.jdbi = jdbi;
        this.config = config;
        this.gauges = gauges;
        this.clock = clock;
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    /** Compacts what is older than the retention, and answers how many events were removed. */
    public int runOnce(Instant now) {
        int all = 0;
        Optional<Integer> some;
        do {
            some = Transactions.inNew(() -> jdbi.withHandle(handle -> compact(handle, now)));
            all += some.orElse(0);
        } while (some.isPresent());
        int forgotten;
        do {
            forgotten = Transactions.inNew(() -> jdbi.withHandle(handle -> forget(handle, now)));
            all += forgotten;
        } while (forgotten == config.retention().batch());
        if (all > 0) {
            gauges.removed(all);
            LOG.infof("%d events removed from the feed", all);
        }
        return all;
    }

    /** One stretch; empty if there is none, or another pod is at it. */
    private Optional<Integer> compact(Handle handle, Instant now) {
        handle.execute("insert into event_mark (tx) values ('0') on conflict do nothing");
        Optional<String> mark =
                handle.createQuery("select tx from event_mark for update skip locked")
                        .mapTo(String.class)
                        .findOne();
        Optional<String> to = mark.flatMap(from -> endOfStretch(handle, from, now));
        if (to.isEmpty()) {
            return Optional.empty();
        }
        int removed =
                handle.createUpdate(COMPACT)
                        .bind("from", mark.get())
                        .bind("to", to.get())
                        .execute();
        handle.createUpdate("update event_mark set tx = cast(:tx as xid8), moved_at = :now")
                .bind("tx", to.get())
                .bind("now", now)
                .execute();
        return Optional.of(removed);
    }

    /** The last transaction of the next stretch: all of them began before the retention. */
    private Optional<String> endOfStretch(Handle handle, String mark, Instant now) {
        return handle.createQuery(
                        """
                        with stretch as (
                            select tx, tx_at from event
                            where tx > cast(:mark as xid8)
                              and tx < pg_snapshot_xmin(pg_current_snapshot())
                            order by tx, id limit :batch)
                        select max(tx) from stretch
                        where tx_at < :before
                          and tx < coalesce((select min(tx) from stretch where tx_at >= :before),
                                            '18446744073709551615')
                        """)
                .bind("mark", mark)
                .bind("before", now.minus(config.retention().whole()))
                .bind("batch", config.retention().batch())
                .mapTo(String.class)
                .findOne();
    }

    private int forget(Handle handle, Instant now) {
        return handle.createUpdate(FORGET)
                .bind("before", now.minus(config.retention().ends()))
                .bind("batch", config.retention().batch())
                .execute();
    }
}
