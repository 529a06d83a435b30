package org.qunli.request.routing;

import org.qunli.request.place.RosterEntry;

/**
 * How an officer stands to a matter of a zone.
 *
 * @param entry their place on the zone's roster
 * @param dutyNowOrLately whether the matter's category is theirs and they serve now or did in the
 *     last shift
 */
public record Standing(RosterEntry entry, boolean dutyNowOrLately) {}
