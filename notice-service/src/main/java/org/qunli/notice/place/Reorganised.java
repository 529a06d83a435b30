package org.qunli.notice.place;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Zones were reorganised; observed in the transaction that moved the copy. */
public record Reorganised(Instant at, List<Move> moves) {

    /**
     * What goes from one zone to another.
     *
     * @param groups their bindings
     */
    public record Move(UUID toZone, List<UUID> households, List<UUID> groups) {}
}
