package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.qunli.kit.problem.Unavailable;

/** Counts this pod's streams, so that neither one client nor all of them take too many. */
@ApplicationScoped
public class OpenStreams {

    private final FeedConfig config;

    private final Map<String, Integer> byClient = new HashMap<>();

    private int all;

    OpenStreams(FeedConfig config) {
        this.config = config;
    }

    /** Throws {@link TooManyStreams}, or {@link Unavailable} if another pod had better be asked. */
    public synchronized void enter(String client) {
        if (all >= config.stream().most()) {
            throw new Unavailable();
        }
        int perClient = config.stream().perClient();
        if (byClient.getOrDefault(client, 0) >= perClient) {
            throw new TooManyStreams(perClient);
        }
        byClient.merge(client, 1, Integer::sum);
        all++;
    }

    /** One of the client's streams ended. */
    public synchronized void leave(String client) {
        byClient.computeIfPresent(client, (c, open) -> open == 1 ? null : open - 1);
        all--;
    }

    synchronized int count() {
        return all;
    }
}
