package org.qunli.zone.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** Tells of an officer's place on a roster, with duty as concrete stints. */
final class RosterEvents {

    private RosterEvents() {}

    private record RosterChanged(
            UUID zoneId,
            UUID officerId,
            Post post,
            List<Category> duties,
            boolean active,
            Instant introducedAt,
            Instant from,
            Instant plannedUntil,
            List<Stint> intervals) {}

    static DomainEvent changed(RosterEntry entry, Zone zone, List<Stint> stints, Instant now) {
        return DomainEvent.of(
                        "roster.changed", "roster/" + entry.zoneId() + "/" + entry.officerId(), now)
                .in(zone.district(), zone.id())
                .data(
                        new RosterChanged(
                                entry.zoneId(),
                                entry.officerId(),
                                entry.post(),
                                entry.duties(),
                                entry.active(),
                                entry.introducedAt(),
                                now,
                                entry.plannedUntil(),
                                stints));
    }
}
