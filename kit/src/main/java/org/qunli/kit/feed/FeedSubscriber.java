package org.qunli.kit.feed;

import java.util.List;

/** Applies another service's events to this service's own copy. One bean per feed. */
public interface FeedSubscriber {

    /** zones, requests, supervision or notices. */
    String feed();

    /**
     * Applies events in order, in the transaction that moves the cursor. Each comes once, and those
     * of one subject in the order of their versions.
     *
     * @throws DependencyMissing if an event refers to what another feed has yet to bring
     */
    void apply(List<FeedEvent> events);
}
