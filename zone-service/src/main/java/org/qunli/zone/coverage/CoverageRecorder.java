package org.qunli.zone.coverage;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;
import org.qunli.kit.sql.Transactions;

/**
 * Keeps coverage as a series: a point for each hour in which a zone's numbers changed, later the
 * last of each day. On any number of pods each change is written once.
 */
@ApplicationScoped
public class CoverageRecorder {

    private static final Logger LOG = Logger.getLogger(CoverageRecorder.class);

    private final CoverageSeries series;
    private final Clock clock;
    private final CoverageConfig config;

    CoverageRecorder(CoverageSeries series, Clock clock, CoverageConfig config) {
        this.series = series;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "${qunli.zone.coverage.series.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Writes what changed since the last run, and thins what is old; answers how many points. */
    public int runOnce(Instant now) {
        int written = Transactions.inNew(() -> series.record(now.truncatedTo(ChronoUnit.HOURS)));
        int thinned =
                Transactions.inNew(
                        () ->
                                series.thin(
                                        now.minus(config.series().hourly())
                                                .truncatedTo(ChronoUnit.DAYS),
                                        now.minus(config.series().daily())));
        if (thinned > 0) {
            LOG.infof("Thinned the series of coverage by %d points", thinned);
        }
        return written;
    }
}
