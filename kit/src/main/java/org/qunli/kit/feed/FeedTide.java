package org.qunli.kit.feed;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Wakes readers who wait for new events: after commits of this pod, and by one cheap poll per pod
 * for what other pods wrote. Not LISTEN/NOTIFY: its lock at commit would throttle the writers.
 */
@ApplicationScoped
class FeedTide {

    private static final Logger LOG = Logger.getLogger(FeedTide.class);

    private static final Duration POLL = Duration.ofMillis(50);

    private final Jdbi jdbi;

    private final ScheduledExecutorService poller =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "feed-tide");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final AtomicInteger waiters = new AtomicInteger();

    private final AtomicBoolean polling = new AtomicBoolean();

    private volatile CompletableFuture<Void> next = new CompletableFuture<>();

    private volatile boolean closing;

    private String mark = "";

    FeedTide(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** SIGTERM: whoever waits is answered now, and nobody waits any more. */
    void close(@Observes ShutdownDelayInitiatedEvent terminating) {
        closing = true;
        turn();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        closing = true;
        poller.shutdownNow();
        next.complete(null);
    }

    /** Whether this pod is going down, so that a reader had better ask another. */
    boolean isClosing() {
        return closing;
    }

    /**
     * Completes when there may be something new. Take it before reading, or a change in between is
     * missed.
     */
    CompletableFuture<Void> next() {
        return next;
    }

    /** Something was committed here; it may stand below the horizon only a moment later. */
    void stir() {
        turn();
    }

    /** A reader begins to wait: the poll runs while there is one. */
    void arrive() {
        waiters.incrementAndGet();
        keepPolling();
    }

    private void keepPolling() {
        if (waiters.get() > 0 && !poller.isShutdown() && polling.compareAndSet(false, true)) {
            poller.schedule(this::poll, POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** How many readers wait now. */
    int waiting() {
        return waiters.get();
    }

    /** A reader waits no longer. */
    void leave() {
        waiters.decrementAndGet();
    }

    private void poll() {
        try {
            String top = jdbi.withHandle(FeedTide::top);
            if (!top.equals(mark)) {
                mark = top;
                turn();
            }
        } catch (RuntimeException databaseAway) {
            LOG.debug("Feed poll failed", databaseAway);
        } finally {
            polling.set(false);
            keepPolling();
        }
    }

    private static String top(org.jdbi.v3.core.Handle handle) {
        return handle.createQuery(
                        """
                        select tx || '/' || id from event
                        where tx < pg_snapshot_xmin(pg_current_snapshot())
                        order by tx desc, id desc limit 1
                        """)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    private void turn() {
        CompletableFuture<Void> turned = next;
        next = new CompletableFuture<>();
        // Not on the committing thread: whoever waits goes on in a thread of its own. Nor in the
        // JVM's
        // common pool, which has one thread on two cores and may be taken by somebody who blocks.
        turned.completeAsync(() -> null, Infrastructure.getDefaultExecutor());
    }
}
