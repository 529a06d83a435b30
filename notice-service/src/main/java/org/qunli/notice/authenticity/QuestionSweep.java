package org.qunli.notice.authenticity;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.qunli.kit.sql.Transactions;

/** Forgets who asked. */
@ApplicationScoped
class QuestionSweep {

    private final Questions questions;

    private final Clock clock;

    QuestionSweep(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    @Scheduled(
            every = "{qunli.notice.verification-sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    int runOnce(Instant now) {
        return Transactions.inNew(() -> questions.sweep(now));
    }
}
