package org.qunli.kit.webhook;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedLog;

/**
 * Suspends subscriptions whose client calls no more, forgets old deliveries, and counts for the
 * meters. While there is an active subscription, this pod looks for what other pods write.
 */
@ApplicationScoped
class SubscriptionUpkeep {

    private static final Logger LOG = Logger.getLogger(SubscriptionUpkeep.class);

    private static final int BATCH = 5_000;

    private final Jdbi jdbi;

    private final Deliveries deliveries;

    private final FeedLog log;

    private final WebhookConfig config;

    private final WebhookMeters meters;

    private final Clock clock;

    private boolean watching;

    SubscriptionUpkeep(
            Jdbi jdbi,
            Deliveries deliveries,
            FeedLog log,
            WebhookConfig config,
            WebhookMeters meters,
            Clock clock) {
        this.jdbi = jdbi;
        this.deliveries = deliveries;
        this.log = log;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    /** Answers how many subscriptions were suspended. */
    int runOnce(Instant now) {
        int suspended = suspendUnrenewed(now);
        if (suspended > 0) {
            LOG.infof("%d webhooks suspended: not renewed", suspended);
        }
        int forgotten;
        do {
            forgotten = deliveries.forget(now.minus(config.logKept()), BATCH);
        } while (forgotten == BATCH);
        watch(measure(now));
        return suspended;
    }

    private int suspendUnrenewed(Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update webhook_subscription
                                        set status = 'SUSPENDED', suspended_for = 'NOT_RENEWED',
                                            suspended_at = :now, version = version + 1
                                        where status = 'ACTIVE' and renewed_at < :before
                                        """)
                                .bind("now", now)
                                .bind("before", now.minus(config.renewWithin()))
                                .execute());
    }

    /** Tells the meters, and answers whether any subscription is active. */
    private boolean measure(Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*) filter (where s.status = 'SUSPENDED') as suspended,
                                               count(*) filter (where s.status = 'ACTIVE') as active,
                                               min(waiting.tx_at) as oldest
                                        from webhook_subscription s
                                        left join lateral (
                                            select e.tx_at from event e
                                            where s.status = 'ACTIVE'
                                              and (e.tx, e.id) > (s.cursor_tx, s.cursor_id)
                                              and e.tx < pg_snapshot_xmin(pg_current_snapshot())
                                            order by e.tx, e.id limit 1) waiting on true
                                        """)
                                .map(
                                        (row, c) -> {
                                            Instant oldest = Subscription.instant(row, "oldest");
                                            long lag =
                                                    oldest == null
                                                            ? 0
                                                            : now.toEpochMilli()
                                                                    - oldest.toEpochMilli();
                                            meters.show(row.getInt("suspended"), Math.max(0, lag));
                                            return row.getInt("active") > 0;
                                        })
                                .one());
    }

    private void watch(boolean any) {
        if (any && !watching) {
            log.arrive();
        } else if (!any && watching) {
            log.leave();
        }
        watching = any;
    }
}
