package org.qunli.request.lifecycle;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;

/** Ends waits whose time has come. Any number of pods may run it: each row is taken by one. */
@ApplicationScoped
class WaitingWatcher {

    private static final Logger LOG = Logger.getLogger(WaitingWatcher.class);

    private final Jdbi jdbi;

    private final ResidentRequests requests;

    private final Pauses pauses;

    private final EventFeed feed;

    private final RequestConfig config;

    private final Clock clock;

    WaitingWatcher(
            Jdbi jdbi,
            ResidentRequests requests,
            Pauses pauses,
            EventFeed feed,
            RequestConfig config,
            Clock clock) {
        this.jdbi = jdbi;
        this.requests = requests;
        this.pauses = pauses;
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${qunli.request.waiting-poll:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        int ended = runOnce(clock.instant());
        if (ended > 0) {
            LOG.infof("Ended %d waits", ended);
        }
    }

    /** Ends the waits that are due at {@code now}, a batch at most, and answers how many. */
    int runOnce(Instant now) {
        return Transactions.inNew(
                () -> {
                    List<UUID> due = claim(now);
                    Effects effects = new Effects();
                    due.forEach(
                            id ->
                                    requests.lock(id)
                                            .ifPresent(request -> pauses.end(request, effects)));
                    requests.flush();
                    feed.append(effects.events());
                    return due.size();
                });
    }

    private List<UUID> claim(Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id from resident_request
                                        where status = 'WAITING' and waiting_until <= :now
                                        order by waiting_until
                                        limit :batch
                                        for update skip locked
                                        """)
                                .bind("now", now)
                                .bind("batch", config.waitingBatch())
                                .mapTo(UUID.class)
                                .list());
    }
}
