package org.qunli.kit.saying;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.qunli.kit.sql.Transactions;

/** A saying that wasn't reported SENT by its time has failed. */
@ApplicationScoped
public class SayingExpiry {

    private static final Logger LOG = Logger.getLogger(SayingExpiry.class);

    private static final int BATCH = 100;

    private final Sayings sayings;

    private final Clock clock;

    SayingExpiry(Sayings sayings, Clock clock) {
        this.sayings = sayings;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    /** Fails what is due, in short transactions, and answers how many. */
    public int runOnce(Instant now) {
        int all = 0;
        int some;
        do {
            some = Transactions.inNew(() -> sayings.expire(now, BATCH));
            all += some;
        } while (some == BATCH);
        if (all > 0) {
            LOG.infof("%d sayings had no receipt in time", all);
        }
        return all;
    }
}
