package org.qunli.kit.feed;

import java.util.List;
import java.util.Set;

/** Applies another service's events to this service's own copy. One bean per feed. */
public interface FeedSubscriber {

    /** zones, requests, supervision or notices. */
    String feed();

    /**
     * The kinds of subjects that it follows, e.g. {@code request}; empty for all. Of each kind it
     * gets every event, or the order within a subject couldn't be kept. A kind that is added later
     * is only heard of from then on: to have the past too, the migration that comes with it must
     * empty the feed's cursor.
     */
    default Set<String> kinds() {
        return Set.of();
    }

    /**
     * Applies events in order, in the transaction that moves the cursor. Each comes once, and those
     * of one subject in the order of their versions.
     *
     * @throws DependencyMissing if an event refers to what another feed has yet to bring
     */
    void apply(List<FeedEvent> events);
}
