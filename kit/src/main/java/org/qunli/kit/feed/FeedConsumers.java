package org.qunli.kit.feed;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Follows the feeds of the other services, each in a thread of its own that spends its time waiting
 * for news. Any number of pods may run it: the cursor's row lets one apply at a time.
 */
@ApplicationScoped
public class FeedConsumers {

    private static final Logger LOG = Logger.getLogger(FeedConsumers.class);

    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final String LEAVE_IT = "for update skip locked";

    private static final String WAIT_FOR_IT = "for update";

    private final List<FeedSubscriber> subscribers;

    private final FeedConfig config;

    private final FeedClient client;

    private final FeedInbox inbox;

    private final HeldEvents held;

    private final CountDownLatch stopped = new CountDownLatch(1);

    private final List<Thread> threads = new ArrayList<>();

    FeedConsumers(
            @All List<FeedSubscriber> subscribers,
            FeedConfig config,
            FeedClient client,
            FeedInbox inbox,
            HeldEvents held) {
        this.subscribers = subscribers;
        this.config = config;
        this.client = client;
        this.inbox = inbox;
        this.held = held;
    }

    void start(@Observes StartupEvent startup) {
        if (!config.consume()) {
            return;
        }
        for (FeedSubscriber subscriber : subscribers) {
            if (config.sources().containsKey(subscriber.feed())) {
                Thread thread = new Thread(() -> follow(subscriber), "feed-" + subscriber.feed());
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            } else {
                LOG.warnf("Feed %s isn't configured: nothing is learnt from it", subscriber.feed());
            }
        }
    }

    /** SIGTERM: another pod goes on; no page is begun here any more. */
    void close(@Observes ShutdownDelayInitiatedEvent terminating) {
        stopped.countDown();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped.countDown();
        threads.forEach(Thread::interrupt);
    }

    private void follow(FeedSubscriber subscriber) {
        boolean reachable = true;
        while (stopped.getCount() > 0) {
            try {
                Duration wait = held.runOnce(subscriber) > 0 ? Duration.ZERO : waitFor(subscriber);
                runOnce(subscriber, wait, SLACK, LEAVE_IT);
                if (!reachable) {
                    LOG.infof("Feed %s: read again", subscriber.feed());
                }
                reachable = true;
            } catch (IOException | RuntimeException failed) {
                if (reachable && stopped.getCount() > 0) {
                    LOG.warnf("Feed %s: %s", subscriber.feed(), failed);
                }
                reachable = false;
                pause();
            }
        }
    }

    /**
     * Not longer than until held events are due again, or their retry would sleep through a quiet
     * hour.
     */
    private Duration waitFor(FeedSubscriber subscriber) {
        return held.any(subscriber.feed()) ? config.retryAfter() : config.longPoll();
    }

    private void pause() {
        try {
            stopped.await(config.pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Reads and applies one page; answers how many events it held, or -1 if another pod was faster.
     */
    private int runOnce(FeedSubscriber subscriber, Duration wait, Duration slack, String lock)
            throws IOException {
        FeedInbox.Mark mark = inbox.mark(subscriber.feed());
        FeedClient.Fetched page = client.fetch(subscriber.feed(), mark.cursor(), wait, slack);
        return inbox.apply(subscriber, page, lock) ? page.events().size() : -1;
    }

    /**
     * The fence: reads what the feed holds now, without waiting for news, and applies it, waiting
     * for a pod that applies at this moment.
     *
     * @param timeout for each answer, and for going on reading
     * @return the database time up to which every event was applied; null if the feed was never
     *     read. Where the feed can't be read it is an older time than now
     */
    public Instant catchUp(String feed, Duration timeout) {
        long until = System.nanoTime() + timeout.toNanos();
        FeedSubscriber subscriber = subscriberOf(feed);
        try {
            if (config.sources().containsKey(feed)) {
                int events;
                do {
                    events = runOnce(subscriber, Duration.ZERO, timeout, WAIT_FOR_IT);
                } while ((events < 0 || events == config.pageSize()) && System.nanoTime() < until);
            }
        } catch (IOException unreachable) {
            LOG.debugf("Feed %s can't be read: %s", feed, unreachable.getMessage());
        }
        return inbox.mark(feed).asOf();
    }

    private FeedSubscriber subscriberOf(String feed) {
        return subscribers.stream()
                .filter(s -> s.feed().equals(feed))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No subscriber of " + feed));
    }

    /**
     * Applies events as if they had been fetched up to {@code asOf}: for tests of a service without
     * its peers.
     */
    public void deliver(String feed, Instant asOf, FeedEvent... events) {
        FeedSubscriber subscriber = subscriberOf(feed);
        FeedInbox.Mark mark = inbox.mark(feed);
        String next = "delivered-" + java.util.UUID.randomUUID();
        inbox.apply(
                subscriber,
                new FeedClient.Fetched(mark.cursor(), List.of(events), next, asOf, false),
                WAIT_FOR_IT);
        while (held.runOnce(subscriber) > 0) {
            LOG.debugf("Feed %s: held events applied", feed);
        }
    }

    /** As {@link #deliver(String, Instant, FeedEvent...)}, up to the last event's time. */
    public void deliver(String feed, FeedEvent... events) {
        deliver(feed, events[events.length - 1].time(), events);
    }
}
