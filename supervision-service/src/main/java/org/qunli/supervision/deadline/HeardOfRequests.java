package org.qunli.supervision.deadline;

import java.util.List;
import org.qunli.kit.feed.FeedEvent;

/**
 * A CDI event, in the transaction that applied them: a page of the feed {@code requests}, in order,
 * after clocks were brought into line with it.
 */
public record HeardOfRequests(List<FeedEvent> events) {}
