package org.qunli.supervision.firing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.FeedConsumers;

/**
 * Reads a feed once before anything of it fires, so that nobody is blamed for an answer that is on
 * its way. A feed that is only behind is awaited as long as it gets on; one that stands still for
 * the grace can't be read, and then what is due fires unconfirmed.
 */
@ApplicationScoped
class Fence {

    private static final Logger LOG = Logger.getLogger(Fence.class);

    private final FeedConsumers consumers;

    private final WatcherConfig config;

    private final Map<String, Progress> progress = new ConcurrentHashMap<>();

    Fence(FeedConsumers consumers, WatcherConfig config) {
        this.consumers = consumers;
        this.config = config;
    }

    /** How far a feed was applied, and since when it stands there. */
    private record Progress(Instant asOf, Instant since) {}

    /** How far clocks of this feed may be fired at {@code now}. */
    Horizon read(String feed, Instant now) {
        Instant asOf = appliedUpTo(feed);
        Progress last =
                progress.compute(
                        feed,
                        (name, before) ->
                                before != null
                                                && Objects.equals(before.asOf(), asOf)
                                                && !before.since().isAfter(now)
                                        ? before
                                        : new Progress(asOf, now));
        Instant confirmed = asOf == null || asOf.isBefore(now) ? asOf : now;
        boolean stuck = Duration.between(last.since(), now).compareTo(config.grace()) >= 0;
        return new Horizon(confirmed, stuck ? now.minus(config.grace()) : null);
    }

    /**
     * A peer that answers nonsense can't be read either; it must not keep the watcher from its
     * work.
     */
    private Instant appliedUpTo(String feed) {
        try {
            return consumers.catchUp(feed, config.fenceTimeout());
        } catch (RuntimeException unreadable) {
            LOG.debugf(unreadable, "Feed %s can't be read", feed);
            Progress last = progress.get(feed);
            return last == null ? null : last.asOf();
        }
    }
}
