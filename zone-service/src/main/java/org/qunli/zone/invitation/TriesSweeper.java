package org.qunli.zone.invitation;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.qunli.kit.sql.Transactions;

/** Forgets whose tries are long past. */
@ApplicationScoped
public class TriesSweeper {

    private static final Logger LOG = Logger.getLogger(TriesSweeper.class);

    private final Tries tries;
    private final Clock clock;

    TriesSweeper(Tries tries, Clock clock) {
        this.tries = tries;
        this.clock = clock;
    }

    @Scheduled(
            every = "${qunli.zone.invitation.every:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Deletes what limits nothing at {@code now}; answers how many rows. */
    public int runOnce(Instant now) {
        int swept = Transactions.inNew(() -> tries.sweep(now));
        if (swept > 0) {
            LOG.infof("%d allowances were full again", swept);
        }
        return swept;
    }
}
