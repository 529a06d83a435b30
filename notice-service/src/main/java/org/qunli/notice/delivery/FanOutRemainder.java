package org.qunli.notice.delivery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.qunli.kit.sql.Transactions;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeStatus;
import org.qunli.notice.issue.Notices;

/**
 * Delivers what a large publication put off, part by part, each in a transaction of its own: right
 * after the publication, and what a crash left over soon afterwards, by whichever pod comes first.
 */
@ApplicationScoped
class FanOutRemainder {

    private static final Logger LOG = Logger.getLogger(FanOutRemainder.class);

    private final FanOutParts parts;

    private final Matching matching;

    private final GroupDelivery groups;

    private final Notices notices;

    private final Clock clock;

    FanOutRemainder(
            FanOutParts parts,
            Matching matching,
            GroupDelivery groups,
            Notices notices,
            Clock clock) {
        this.parts = parts;
        this.matching = matching;
        this.groups = groups;
        this.notices = notices;
        this.clock = clock;
    }

    /** Not on the publisher's thread: the answer needn't wait for the last group. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) FanOutParts.PutOff publication) {
        Infrastructure.getDefaultExecutor().execute(this::run);
    }

    @Scheduled(
            every = "{qunli.notice.remainder-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            runOnce(clock.instant());
        } catch (RuntimeException failed) {
            LOG.warnf("A part of a notice's groups waits: %s", failed);
        }
    }

    /** Delivers every part that nobody else has; answers to how many groups. */
    int runOnce(Instant now) {
        int all = 0;
        int some;
        while ((some = Transactions.inNew(() -> deliverPart(now))) >= 0) {
            all += some;
        }
        if (all > 0) {
            LOG.infof("%d more groups have a notice", all);
        }
        return all;
    }

    /** Answers to how many groups, or less than none if there is no part. */
    private int deliverPart(Instant now) {
        // Before the part: who replaces the notice has the lock, and then drops its parts.
        matching.lockShared();
        return parts.take().map(part -> deliver(part, now)).orElse(-1);
    }

    private int deliver(FanOutParts.Part part, Instant now) {
        Notice notice = notices.findById(part.notice());
        boolean inForce =
                notice.status() == NoticeStatus.PUBLISHED
                        && (notice.content().expiresAt() == null
                                || notice.content().expiresAt().isAfter(now));
        return inForce ? groups.deliver(notice, part.bindings(), now) : 0;
    }
}
