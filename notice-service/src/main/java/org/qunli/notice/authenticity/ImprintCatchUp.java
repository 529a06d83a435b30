package org.qunli.notice.authenticity;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.sql.Transactions;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.Notices;

/** Takes the imprints of notices that were published by a release that took none. */
@ApplicationScoped
class ImprintCatchUp {

    private static final Logger LOG = Logger.getLogger(ImprintCatchUp.class);

    private static final int BATCH = 200;

    private final Imprints imprints;

    private final Notices notices;

    private final Clock clock;

    ImprintCatchUp(Imprints imprints, Notices notices, Clock clock) {
        this.imprints = imprints;
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(
            every = "{qunli.notice.imprint-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    /** Answers how many were missing. */
    int runOnce(Instant now) {
        int all = 0;
        int some;
        do {
            some = Transactions.inNew(() -> takeSome(now));
            all += some;
        } while (some == BATCH);
        if (all > 0) {
            LOG.infof("Imprints of %d notices taken", all);
        }
        return all;
    }

    private int takeSome(Instant now) {
        List<UUID> ids = imprints.missing(BATCH);
        if (!ids.isEmpty()) {
            List<Notice> found = notices.list("id in ?1", ids);
            imprints.put(found, now);
        }
        return ids.size();
    }
}
