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
import java.util.concurrent.ThreadLocalRandom;
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

    private static final int MOST_DOUBLINGS = 10;

    private static final int MOST_TURNS = 2;

    private final List<FeedSubscriber> subscribers;

    private final FeedConfig config;

    private final FeedClient client;

    private final FeedInbox inbox;

    private final FeedCursors cursors;

    private final FeedRewinds rewinds;

    private final HeldEvents held;

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
        this.subscribers = subscribers;
        this.config = config;
        this.client = client;
        this.inbox = inbox;
        this.cursors = cursors;
        this.rewinds = rewinds;
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

    /** Where pages come from. */
    @FunctionalInterface
    private interface Fetch {
        FeedClient.Fetched page(FeedCursors.Mark mark, Duration wait, Duration slack)
                throws IOException;
    }

    /** What came of one turn. */
    private enum Turn {
        /** There is more at once. */
        MORE,
        /** What there was. */
        SOME,
        /** Nothing. */
        DRY,
        /** The feed leads elsewhere. */
        TURNED
    }

    private void follow(FeedSubscriber subscriber) {
        ReadAhead ahead = new ReadAhead(client, subscriber.feed());
        try {
            follow(subscriber, ahead::fetch);
        } finally {
            ahead.close();
        }
    }

    private void follow(FeedSubscriber subscriber, Fetch fetch) {
        int failures = 0;
        while (stopped.getCount() > 0) {
            try {
                Duration wait = held.runOnce(subscriber) > 0 ? Duration.ZERO : waitFor(subscriber);
                long began = System.nanoTime();
                Turn turn = runOnce(subscriber, fetch, wait, SLACK, LEAVE_IT);
                if (failures > 0 && turn != Turn.TURNED) {
                    LOG.infof("Feed %s: read again", subscriber.feed());
                    failures = 0;
                }
                boolean hasty = System.nanoTime() - began < wait.toNanos() / 2;
                if (turn == Turn.TURNED || turn == Turn.DRY && hasty) {
                    // A peer that goes down, or leads in circles, answers at once: no reason to
                    // spin.
                    pause(turn == Turn.TURNED ? ++failures : 1);
                } else if (turn == Turn.SOME) {
                    rest(config.interval().toNanos() - (System.nanoTime() - began));
                }
            } catch (IOException | RuntimeException failed) {
                if (failures == 0 && stopped.getCount() > 0) {
                    LOG.warnf("Feed %s: %s", subscriber.feed(), failed);
                }
                pause(++failures);
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

    /** Doubles with each failure, and is spread, so that all don't come back at once. */
    private void pause(int failures) {
        long most =
                Math.min(
                        config.longestPause().toMillis(),
                        config.pause().toMillis() << Math.min(failures - 1, MOST_DOUBLINGS));
        long millis = most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
        rest(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void rest(long nanos) {
        try {
            stopped.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads and applies one page, or goes where the feed leads. */
    private Turn runOnce(
            FeedSubscriber subscriber, Fetch fetch, Duration wait, Duration slack, String lock)
            throws IOException {
        String feed = subscriber.feed();
        FeedCursors.Mark mark = cursors.mark(feed);
        Duration patience = mark.surveying() ? Duration.ZERO : wait;
        try {
            FeedClient.Fetched page = fetch.page(mark, patience, slack);
            boolean moved =
                    mark.surveying()
                            ? rewinds.survey(feed, page, lock)
                            : inbox.apply(subscriber, page, lock);
            // Or another pod was faster, or the survey ended and applying begins.
            if (page.full() || mark.surveying() || !moved) {
                return Turn.MORE;
            }
            return page.events().isEmpty() ? Turn.DRY : Turn.SOME;
        } catch (CursorRefused refused) {
            rewinds.begin(feed, mark.cursor(), refused);
            return Turn.TURNED;
        }
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
        Fetch plain = (mark, wait, slack) -> client.fetch(feed, mark, wait, slack);
        try {
            if (config.sources().containsKey(feed)) {
                int turned = 0;
                Turn turn;
                do {
                    turn = runOnce(subscriber, plain, Duration.ZERO, timeout, WAIT_FOR_IT);
                    turned += turn == Turn.TURNED ? 1 : 0;
                } while ((turn == Turn.MORE || turn == Turn.TURNED)
                        && turned <= MOST_TURNS
                        && System.nanoTime() < until);
            }
        } catch (IOException unreachable) {
            LOG.debugf("Feed %s can't be read: %s", feed, unreachable.getMessage());
        }
        return cursors.mark(feed).asOf();
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
        FeedCursors.Mark mark = cursors.mark(feed);
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
