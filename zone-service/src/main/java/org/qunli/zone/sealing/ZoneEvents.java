package org.qunli.zone.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.wire.Wording;

/** Tells of a zone's state, also to the front-ends of its groups. */
@ApplicationScoped
class ZoneEvents {

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
            Source source) {}

    DomainEvent changed(Zone zone, Instant now) {
        Wording reason = zone.reason();
        return DomainEvent.of("zone.changed", "zone/" + zone.id(), now)
                .in(zone.district(), zone.id())
                .data(
                        new ZoneChanged(
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
                                zone.source()))
                .forFrontends(zones.networks(zone.id()));
    }
}
