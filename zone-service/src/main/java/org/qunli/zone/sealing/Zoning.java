package org.qunli.zone.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.wire.Wording;

/** Opens, ends and moves zones for a reorganisation, each with its entry in the control history. */
@ApplicationScoped
public class Zoning {

    private final Zones zones;
    private final ControlChanges changes;
    private final ControlChanger changer;
    private final ZoneEvents events;

    Zoning(Zones zones, ControlChanges changes, ControlChanger changer, ZoneEvents events) {
        this.zones = zones;
        this.changes = changes;
        this.changer = changer;
        this.events = events;
    }

    /**
     * Locks these zones' rows in one order for all, so that nobody enters anything into them
     * meanwhile, and carries out what has come due in them.
     */
    public void lock(Collection<UUID> ids, Instant now) {
        List<UUID> ordered = ids.stream().sorted().distinct().toList();
        zones.lockWholly(ordered);
        changer.settle(ordered, now);
    }

    /** A zone whose row is locked; empty if there is none. */
    public Optional<Zone> find(UUID id) {
        return zones.findByIdOptional(id);
    }

    /**
     * @throws ZoneAlreadyLifted when nothing may change any more
     */
    public void requireNotLifted(Zone zone) {
        zone.requireNotLifted();
    }

    /** Whether the zone may lie within the other without lying within itself. */
    public void requireNoCircle(UUID zone, UUID parent) {
        if (zones.liesWithin(parent, zone)) {
            throw new CircleOfZones();
        }
    }

    /** Opens a zone. */
    public Zone open(NewZone wanted, String by, Instant now) {
        Zone zone = new Zone(wanted, now);
        zones.persist(zone);
        changes.persist(ControlChange.opening(zone, by, now));
        return zone;
    }

    /**
     * Ends a zone in favour of another: what was announced for it is cancelled, and what lay within
     * it lies within the other. Answers the zones that this moved.
     */
    public List<Zone> merge(
            Zone zone, Zone into, Wording reason, Source source, String by, Instant now) {
        changes.inOrder(zone.id(), ControlChange.State.SCHEDULED)
                .forEach(change -> change.cancel(by, now));
        changes.persist(ControlChange.merging(zone, into, reason, source, by, now));
        List<Zone> orphans = new ArrayList<>(zones.list("parentId = ?1", zone.id()));
        orphans.forEach(orphan -> orphan.moveWithin(into.id(), now));
        return orphans;
    }

    /** Puts a zone within another, or within none. */
    public void moveWithin(Zone zone, UUID parent, Instant now) {
        zone.moveWithin(parent, now);
    }

    /** What is to be told of these zones, whose changes are written. */
    public List<DomainEvent> told(Collection<Zone> changed, Instant now) {
        zones.flush();
        return events.changed(changed, now);
    }

    /** The whole state of a zone as events tell it. */
    public Object facts(Zone zone) {
        return events.facts(zone);
    }
}
