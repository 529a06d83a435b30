package org.qunli.notice.place;

import java.util.Set;
import java.util.UUID;

/** A CDI event, in the transaction that applied the feed: these zones or their groups changed. */
public record PlaceChanged(Set<UUID> zones) {}
