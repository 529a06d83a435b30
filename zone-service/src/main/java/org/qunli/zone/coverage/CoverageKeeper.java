package org.qunli.zone.coverage;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;

/**
 * Settles what no transaction settled itself: what a bulk load or a move of whole zones left, and
 * what only time brought, a group that fell silent or an absence that lasted. On any number of pods
 * each is settled once.
 */
@ApplicationScoped
public class CoverageKeeper {

    private static final Logger LOG = Logger.getLogger(CoverageKeeper.class);

    private final Coverage coverage;
    private final Touches touches;
    private final EventFeed feed;
    private final Clock clock;
    private final CoverageConfig config;

    CoverageKeeper(
            Coverage coverage,
            Touches touches,
            EventFeed feed,
            Clock clock,
            CoverageConfig config) {
        this.coverage = coverage;
        this.touches = touches;
        this.feed = feed;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "${qunli.zone.coverage.every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Settles all that is left at {@code now}; answers how many events that gave. */
    public int runOnce(Instant now) {
        Transactions.runInNew(
                () ->
                        touches.noteWhatTimeBrought(
                                now.minus(config.staleAfter()), now.minus(config.tellAfter())));
        int told = 0;
        int batch;
        do {
            batch = Transactions.inNew(() -> settleSome(now));
            told += Math.max(batch, 0);
        } while (batch >= 0);
        if (told > 0) {
            LOG.infof("Settled coverage that was left: %d events", told);
        }
        return told;
    }

    /** Answers how many events were told, or -1 when nothing was left. */
    private int settleSome(Instant now) {
        Touched left = touches.left(config.batch());
        if (left.isEmpty()) {
            return -1;
        }
        var told = coverage.settle(left, now);
        feed.append(told);
        return told.size();
    }
}
