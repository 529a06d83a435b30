package org.qunli.kit.feed;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/**
 * Follows the feeds of the other services, each in a thread of its own. Any number of pods may run
 * it: the cursor's row lets one apply at a time.
 */
@ApplicationScoped
public class FeedConsumers {

    private static final Logger LOG = Logger.getLogger(FeedConsumers.class);

    private final FeedConfig config;

    private final Map<String, FeedFollower> followers = new LinkedHashMap<>();

    private final CountDownLatch stopped = new CountDownLatch(1);

    private final List<Thread> threads = new ArrayList<>();

    FeedConsumers(
            @All List<FeedSubscriber> subscribers,
            FeedConfig config,
            FeedClient client,
            FeedInbox inbox,
            FeedCursors cursors,
            FeedRewinds rewinds,
            HeldEvents held) {
        this.config = config;
        for (FeedSubscriber subscriber : subscribers) {
            followers.put(
                    subscriber.feed(),
                    new FeedFollower(
                            subscriber, config, client, inbox, cursors, rewinds, held, stopped));
        }
    }

    void start(@Observes StartupEvent startup) {
        if (config.consume()) {
            followers.forEach(this::start);
        }
    }

    private void start(String feed, FeedFollower follower) {
        if (!config.sources().containsKey(feed)) {
            LOG.warnf("Feed %s isn't configured: nothing is learnt from it", feed);
            return;
        }
        Thread thread = new Thread(follower, "feed-" + feed);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** SIGTERM: another pod goes on; no page is begun here any more. */
    void close(@Observes ShutdownDelayInitiatedEvent terminating) {
        stopped.countDown();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped.countDown();
        threads.forEach(Thread::interrupt);
        followers.values().forEach(FeedFollower::close);
    }

    /**
     * The fence: reads what the feed holds now, without waiting for news, and applies it, waiting
     * for whoever applies at this moment.
     *
     * @param timeout for each answer, and for going on reading
     * @return the database time up to which every event was applied; null if the feed was never
     *     read. Where the feed can't be read it is an older time than now
     */
    public Instant catchUp(String feed, Duration timeout) {
        FeedFollower follower = of(feed);
        if (config.sources().containsKey(feed)) {
            follower.catchUp(timeout);
        }
        return follower.appliedUpTo();
    }

    private FeedFollower of(String feed) {
        FeedFollower follower = followers.get(feed);
        if (follower == null) {
            throw new IllegalArgumentException("No subscriber of " + feed);
        }
        return follower;
    }

    /**
     * Applies events as if they had been fetched up to {@code asOf}: for tests of a service without
     * its peers.
     */
    public void deliver(String feed, Instant asOf, FeedEvent... events) {
        of(feed).deliver(List.of(events), asOf);
    }

    /** As {@link #deliver(String, Instant, FeedEvent...)}, up to the last event's time. */
    public void deliver(String feed, FeedEvent... events) {
        deliver(feed, events[events.length - 1].time(), events);
    }
}
