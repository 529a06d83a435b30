package org.qunli.zone.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.wire.Wording;

/** Tells of a zone's state, also to the front-ends of its groups. */
@ApplicationScoped
public class ZoneEvents {

    private final Zones zones;

    ZoneEvents(Zones zones) {
        this.zones = zones;
    }

    private record ZoneChanged(
            UUID zoneId,
            String district,
            UUID parentId,
            String nameZh,
            String nameEn,
            ControlLevel level,
            ZoneStatus status,
            Instant expectedLiftAt,
            Instant effectiveAt,
            String reasonZh,
            String reasonEn,
            Source source,
            UUID mergedInto) {}

    DomainEvent changed(Zone zone, Instant now) {
        return state(zone, now).forFrontends(zones.networks(zone.id()));
    }

    /** The state of a zone for a channel that joins it; the zone's row is locked. */
    public DomainEvent told(Zone zone, String network, Instant now) {
        return state(zone, now).forFrontends(Set.of(network));
    }

    /** The whole state of a zone, as {@code zone.changed} tells it. */
    public Object facts(Zone zone) {
        Wording reason = zone.reason();
        return new ZoneChanged(
                zone.id(),
                zone.district(),
                zone.parentId(),
                zone.name().zh(),
                zone.name().en(),
                zone.level(),
                zone.status(),
                zone.expectedLiftAt(),
                zone.effectiveAt(),
                reason == null ? null : reason.zh(),
                reason == null ? null : reason.en(),
                zone.source(),
                zone.mergedInto());
    }

    private DomainEvent state(Zone zone, Instant now) {
        return DomainEvent.of("zone.changed", "zone/" + zone.id(), now)
                .in(zone.district(), zone.id())
                .data(facts(zone));
    }
}
