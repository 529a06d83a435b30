package org.qunli.request.place;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Zones of a district were reorganised; observed in the transaction that moved the copy, with
 * nobody opening anything meanwhile.
 */
public record Reorganised(Instant at, List<Move> moves) {

    /**
     * What goes from one zone to another.
     *
     * @param whole the zone that it leaves ends: all of it goes
     * @param groups their bindings
     */
    public record Move(
            UUID fromZone, UUID toZone, boolean whole, List<UUID> households, List<UUID> groups) {}
}
