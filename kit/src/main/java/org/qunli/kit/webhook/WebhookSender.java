package org.qunli.kit.webhook;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.FeedLog;

/**
 * Sends what is due: one loop per pod, woken by the feed, that claims subscriptions and lets each
 * run by itself. Any number of pods may run it.
 */
@ApplicationScoped
class WebhookSender {

    private static final Logger LOG = Logger.getLogger(WebhookSender.class);

    private final FeedLog log;

    private final Claims claims;

    private final SubscriptionRuns runs;

    private final WebhookConfig config;

    private final Clock clock;

    private final AtomicInteger running = new AtomicInteger();

    /** Rung when there may be something to do; once is enough. */
    private final BlockingQueue<Boolean> bell = new LinkedBlockingQueue<>(1);

    private CompletableFuture<Void> heard;

    private Thread thread;

    private volatile boolean stopped;

    WebhookSender(
            FeedLog log, Claims claims, SubscriptionRuns runs, WebhookConfig config, Clock clock) {
        this.log = log;
        this.claims = claims;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent startup) {
        if (config.lease().compareTo(config.timeout().plus(config.connectTimeout())) <= 0) {
            throw new IllegalStateException("A lease outlives a delivery: qunli.webhook.lease");
        }
        if (config.send()) {
            thread = new Thread(this::follow, "webhooks");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** SIGTERM: what is being sent ends, nothing more is claimed. */
    void close(@Observes ShutdownDelayInitiatedEvent terminating) {
        stopped = true;
        bell.offer(true);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Sends until the pod goes down. */
    void follow() {
        boolean well = true;
        while (!stopped) {
            try {
                listen();
                int room = config.concurrent() - running.get();
                if (room <= 0 || begin(clock.instant(), room).isEmpty()) {
                    bell.poll(config.pause().toMillis(), TimeUnit.MILLISECONDS);
                }
                well = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException databaseAway) {
                if (well && !stopped) {
                    LOG.warnf("Webhooks wait: %s", databaseAway.getMessage());
                }
                well = false;
                pause();
            }
        }
    }

    /** Before looking, so that what is committed meanwhile rings. */
    private void listen() {
        CompletableFuture<Void> news = log.news();
        if (news != heard) {
            heard = news;
            news.thenRun(() -> bell.offer(true));
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is due to some subscriptions, and answers how many deliveries were tried. */
    int runOnce(Instant now) {
        return begin(now, config.concurrent()).stream().mapToInt(CompletableFuture::join).sum();
    }

    private List<CompletableFuture<Integer>> begin(Instant now, int room) {
        List<CompletableFuture<Integer>> begun = new ArrayList<>();
        for (Claim claim : claims.claim(now, log.head(), room)) {
            running.incrementAndGet();
            begun.add(runs.begin(claim).whenComplete((tried, failed) -> ended()));
        }
        return begun;
    }

    private void ended() {
        running.decrementAndGet();
        bell.offer(true);
    }
}
