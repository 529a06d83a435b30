package org.qunli.notice.place;

import java.util.Set;
import java.util.UUID;

/** A CDI event, in the transaction that applied the feed: households of these zones changed. */
public record HouseholdsChanged(Set<UUID> zones) {}
