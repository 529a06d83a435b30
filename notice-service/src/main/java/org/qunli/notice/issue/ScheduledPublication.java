package org.qunli.notice.issue;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.sql.Transactions;

/**
 * Publishes what is due, each in a transaction of its own that holds its row: another pod takes
 * another one. What can't be published any more is a draft again, and that is told.
 */
@ApplicationScoped
class ScheduledPublication {

    private static final Logger LOG = Logger.getLogger(ScheduledPublication.class);

    private final Notices notices;

    private final Publishing publishing;

    private final NoticeEvents events;

    private final Clock clock;

    ScheduledPublication(Notices notices, Publishing publishing, NoticeEvents events, Clock clock) {
        this.notices = notices;
        this.publishing = publishing;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(
            every = "{qunli.notice.publication.due-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    /** Publishes what is due and answers how many that were. */
    int runOnce(Instant now) {
        int published = 0;
        for (UUID id : Transactions.inNew(() -> notices.due(now))) {
            try {
                published += Transactions.inNew(() -> publish(id, now)) ? 1 : 0;
            } catch (Fact refused) {
                Transactions.runInNew(() -> giveUp(id, refused.slug(), now));
            }
        }
        return published;
    }

    private boolean publish(UUID id, Instant now) {
        var due = notices.lockedDue(id, now);
        due.ifPresent(notice -> publishing.publish(notice, notice.signedBy(), now));
        return due.isPresent();
    }

    private void giveUp(UUID id, String reason, Instant now) {
        notices.lockedDue(id, now)
                .ifPresent(
                        notice -> {
                            notice.unschedule();
                            notices.flush();
                            events.unscheduled(notice, reason, now);
                            LOG.warnf("Notice %s not published at its time: %s", id, reason);
                        });
    }
}
