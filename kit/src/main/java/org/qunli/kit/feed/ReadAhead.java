package org.qunli.kit.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches the pages of one feed, and behind a full one already the next, so that a backlog is
 * fetched while it is applied. Nothing is applied ahead: a page whose place the cursor didn't reach
 * is thrown away. For one thread.
 */
final class ReadAhead {

    private final FeedClient client;

    private final String feed;

    private final ExecutorService fetcher;

    private String place;

    private Future<FeedClient.Fetched> begun;

    ReadAhead(FeedClient client, String feed) {
        this.client = client;
        this.feed = feed;
        this.fetcher =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, "feed-" + feed + "-ahead");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** As {@link FeedClient#fetch}; the page may have been fetched already. */
    FeedClient.Fetched fetch(FeedCursors.Mark mark, Duration wait, Duration slack)
            throws IOException {
        FeedClient.Fetched page =
                begun != null && place.equals(mark.cursor())
                        ? await()
                        : client.fetch(feed, mark, wait, slack);
        begun = null;
        if (page.full()) {
            place = page.next();
            FeedCursors.Mark next = mark.at(place);
            begun = fetcher.submit(() -> client.fetch(feed, next, Duration.ZERO, slack));
        }
        return page;
    }

    private FeedClient.Fetched await() throws IOException {
        Future<FeedClient.Fetched> page = begun;
        begun = null;
        try {
            return page.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
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
