package org.qunli.kit.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches the pages of one feed, and behind a full one already the next, so that a backlog is
 * fetched while it is applied. Nothing is applied ahead: a page whose place the cursor didn't reach
 * is thrown away. For one thread at a time.
 */
final class ReadAhead {

    private final FeedClient client;

    private final FeedSubscriber subscriber;

    private final ExecutorService fetcher;

    private String place;

    private volatile Future<FeedClient.Fetched> begun;

    ReadAhead(FeedClient client, FeedSubscriber subscriber) {
        this.client = client;
        this.subscriber = subscriber;
        this.fetcher =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread =
                                    new Thread(task, "feed-" + subscriber.feed() + "-ahead");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Whether a page is fetched ahead, or being fetched. */
    boolean hasBegun() {
        return begun != null;
    }

    /** As {@link FeedClient#fetch}; the page may have been fetched already. */
    FeedClient.Fetched fetch(FeedCursors.Mark mark, Duration wait, Duration slack)
            throws IOException {
        FeedClient.Fetched page =
                begun != null && place.equals(mark.cursor())
                        ? await(slack)
                        : client.fetch(subscriber, mark, wait, slack);
        begun = null;
        beginBehind(page, mark, slack);
        return page;
    }

    /** Fetches what is behind a full page; behind another one there is nothing yet. */
    void beginBehind(FeedClient.Fetched page, FeedCursors.Mark mark, Duration slack) {
        if (page.full()) {
            place = page.next();
            FeedCursors.Mark next = mark.at(place);
            begun = fetcher.submit(() -> client.fetch(subscriber, next, Duration.ZERO, slack));
        }
    }

    private FeedClient.Fetched await(Duration timeout) throws IOException {
        Future<FeedClient.Fetched> page = begun;
        begun = null;
        try {
            return page.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (TimeoutException e) {
            page.cancel(true);
            throw new IOException("No page within " + timeout);
        } catch (ExecutionException e) {
            // As if it had been fetched now: a refused cursor leads on from where it was refused.
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException("Not fetched", e.getCause());
        }
    }

    void close() {
        fetcher.shutdownNow();
    }
}
