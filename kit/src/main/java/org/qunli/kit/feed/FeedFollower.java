package org.qunli.kit.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Follows one feed in a thread that spends its time waiting for news, and brings it up to date when
 * the fence asks. Both take turns, so that a backlog is fetched once and not by each of them; only
 * the wait for news keeps nobody from their turn.
 */
final class FeedFollower implements Runnable {

    private static final Logger LOG = Logger.getLogger(FeedFollower.class);

    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final String LEAVE_IT = "for update skip locked";

    private static final String WAIT_FOR_IT = "for update";

    private static final int MOST_DOUBLINGS = 10;

    private static final int MOST_DETOURS = 2;

    private final FeedSubscriber subscriber;

    private final String feed;

    private final FeedConfig config;

    private final FeedClient client;

    private final FeedInbox inbox;

    private final FeedCursors cursors;

    private final FeedRewinds rewinds;

    private final HeldEvents held;

    private final CountDownLatch stopped;

    private final ReadAhead ahead;

    /** Held while a page is taken and applied. Fair: the fence isn't kept waiting by a backlog. */
    private final ReentrantLock turn = new ReentrantLock(true);

    FeedFollower(
            FeedSubscriber subscriber,
            FeedConfig config,
            FeedClient client,
            FeedInbox inbox,
            FeedCursors cursors,
            FeedRewinds rewinds,
            HeldEvents held,
            CountDownLatch stopped) {
        this.subscriber = subscriber;
        this.feed = subscriber.feed();
        this.config = config;
        this.client = client;
        this.inbox = inbox;
        this.cursors = cursors;
        this.rewinds = rewinds;
        this.held = held;
        this.stopped = stopped;
        this.ahead = new ReadAhead(client, subscriber);
    }

    /** What came of one page. */
    private enum Course {
        /** There is more at once. */
        MORE,
        /** What there was. */
        SOME,
        /** Nothing. */
        DRY,
        /** The feed leads elsewhere. */
        TURNED
    }

    @Override
    public void run() {
        int failures = 0;
        while (stopped.getCount() > 0) {
            try {
                Duration wait = held.runOnce(subscriber) > 0 ? Duration.ZERO : waitForNews();
                long began = System.nanoTime();
                Course course = runOnce(wait);
                if (failures > 0 && course != Course.TURNED) {
                    LOG.infof("Feed %s: read again", feed);
                    failures = 0;
                }
                boolean hasty = System.nanoTime() - began < wait.toNanos() / 2;
                if (course == Course.TURNED || course == Course.DRY && hasty) {
                    // A peer that goes down, or leads in circles, answers at once: no reason to
                    // spin.
                    pause(course == Course.TURNED ? ++failures : 1);
                } else if (course == Course.SOME) {
                    rest(config.interval().toNanos() - (System.nanoTime() - began));
                }
            } catch (IOException | RuntimeException failed) {
                if (failures == 0 && stopped.getCount() > 0) {
                    LOG.warnf("Feed %s: %s", feed, failed);
                }
                pause(++failures);
            }
        }
    }

    void close() {
        ahead.close();
    }

    /**
     * Not longer than until held events are due again, or their retry would sleep through a quiet
     * hour.
     */
    private Duration waitForNews() {
        return held.any(feed) ? config.retryAfter() : config.longPoll();
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

    private Course runOnce(Duration wait) throws IOException {
        if (ahead.hasBegun()) {
            turn.lock();
            try {
                return advance(SLACK, LEAVE_IT);
            } finally {
                turn.unlock();
            }
        }
        FeedCursors.Mark mark = cursors.mark(feed);
        try {
            Duration patience = mark.surveying() ? Duration.ZERO : wait;
            FeedClient.Fetched page = client.fetch(subscriber, mark, patience, SLACK);
            turn.lock();
            try {
                ahead.beginBehind(page, mark, SLACK);
                return take(mark, page, LEAVE_IT);
            } finally {
                turn.unlock();
            }
        } catch (CursorRefused refused) {
            return turnTo(mark, refused);
        }
    }

    /** Takes the next page, or goes where the feed leads; in one's turn. */
    private Course advance(Duration slack, String lock) throws IOException {
        FeedCursors.Mark mark = cursors.mark(feed);
        try {
            return take(mark, ahead.fetch(mark, Duration.ZERO, slack), lock);
        } catch (CursorRefused refused) {
            return turnTo(mark, refused);
        }
    }

    private Course take(FeedCursors.Mark mark, FeedClient.Fetched page, String lock) {
        boolean moved =
                mark.surveying()
                        ? rewinds.survey(feed, page, lock)
                        : inbox.apply(subscriber, page, lock);
        // Or another pod was faster, or the survey ended and applying begins.
        if (page.full() || mark.surveying() || !moved) {
            return Course.MORE;
        }
        return page.events().isEmpty() ? Course.DRY : Course.SOME;
    }

    private Course turnTo(FeedCursors.Mark mark, CursorRefused refused) {
        rewinds.begin(feed, mark.cursor(), refused);
        return Course.TURNED;
    }

    /**
     * Reads what the feed holds now, without waiting for news, and applies it, waiting for whoever
     * applies at this moment.
     */
    void catchUp(Duration timeout) {
        long until = System.nanoTime() + timeout.toNanos();
        try {
            if (!turn.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            try {
                int detours = 0;
                Course course;
                do {
                    course = advance(timeout, WAIT_FOR_IT);
                    detours += course == Course.TURNED ? 1 : 0;
                } while ((course == Course.MORE || course == Course.TURNED)
                        && detours <= MOST_DETOURS
                        && System.nanoTime() < until);
            } finally {
                turn.unlock();
            }
        } catch (IOException unreachable) {
            LOG.debugf("Feed %s can't be read: %s", feed, unreachable.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Up to which database time every event was applied; null if that isn't known. */
    Instant appliedUpTo() {
        return cursors.mark(feed).asOf();
    }

    /**
     * Applies events as if they had been fetched up to {@code asOf}: those of the kinds that would
     * be.
     */
    void deliver(List<FeedEvent> told, Instant asOf) {
        Set<String> kinds = subscriber.kinds();
        List<FeedEvent> events =
                told.stream()
                        .filter(e -> kinds.isEmpty() || kinds.contains(kind(e.subject())))
                        .toList();
        String after = cursors.mark(feed).cursor();
        String next = "delivered-" + UUID.randomUUID();
        inbox.apply(
                subscriber, new FeedClient.Fetched(after, events, next, asOf, false), WAIT_FOR_IT);
        while (held.runOnce(subscriber) > 0) {
            LOG.debugf("Feed %s: held events applied", feed);
        }
    }

    private static String kind(String subject) {
        return subject.substring(0, Math.max(0, subject.indexOf('/')));
    }
}
