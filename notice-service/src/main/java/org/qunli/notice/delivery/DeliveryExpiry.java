package org.qunli.notice.delivery;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.qunli.kit.sql.Transactions;

/** Ends what is still pending when its notice expires. */
@ApplicationScoped
class DeliveryExpiry {

    private static final Logger LOG = Logger.getLogger(DeliveryExpiry.class);

    private static final int BATCH = 500;

    private final Deliveries deliveries;

    private final DeliveryEvents events;

    private final Clock clock;

    DeliveryExpiry(Deliveries deliveries, DeliveryEvents events, Clock clock) {
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(
            every = "{qunli.notice.delivery.expiry-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    /** Ends what is due, in short transactions, and answers how many. */
    int runOnce(Instant now) {
        int all = 0;
        int some;
        do {
            some = Transactions.inNew(() -> expireSome(now));
            all += some;
        } while (some == BATCH);
        if (all > 0) {
            LOG.infof("%d deliveries expired", all);
        }
        return all;
    }

    private int expireSome(Instant now) {
        var expired = deliveries.expire(now, BATCH);
        events.settled(expired);
        return expired.size();
    }
}
