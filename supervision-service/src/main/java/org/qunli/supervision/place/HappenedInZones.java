package org.qunli.supervision.place;

import java.util.List;
import java.util.Set;
import org.qunli.kit.feed.FeedEvent;

/**
 * Visits and gaps of rosters, in the order told; observed in the transaction that applied the page
 * to the copy.
 */
public record HappenedInZones(List<FeedEvent> events) {

    /** The types that count here. */
    static final Set<String> TYPES =
            Set.of(
                    "household.changed",
                    "household.checked-in",
                    "roster.vacancy-opened",
                    "roster.vacancy-closed",
                    "roster.introduction-missing",
                    "roster.introduction-given");
}
