package org.qunli.zone.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.wire.Wording;

/** Tells of a zone's state, also to the front-ends of its groups. */
@ApplicationScoped
public class ZoneEvents {

    private final Zones zones;
    private final ControlAnswers answers;

    ZoneEvents(Zones zones, ControlAnswers answers) {
        this.zones = zones;
        this.answers = answers;
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
            UUID mergedInto,
            List<Promise> promises,
            List<ControlView.Upcoming> upcoming,
            String answerZh,
            String answerEn) {}

    DomainEvent changed(Zone zone, Instant now) {
        return changed(List.of(zone), now).get(0);
    }

    /** The states of these zones, whose changes are written. */
    List<DomainEvent> changed(Collection<Zone> changed, Instant now) {
        Map<UUID, ControlView> told = answers.of(changed);
        return changed.stream()
                .map(
                        zone ->
                                state(zone, told.get(zone.id()), now)
                                        .forFrontends(zones.networks(zone.id())))
                .toList();
    }

    /** The state of a zone for a channel that joins it; the zone's row is locked. */
    public DomainEvent told(Zone zone, String network, Instant now) {
        return state(zone, answers.of(zone), now).forFrontends(Set.of(network));
    }

    /** The whole state of a zone, as {@code zone.changed} tells it. */
    public Object facts(Zone zone) {
        return facts(zone, answers.of(zone));
    }

    private static Object facts(Zone zone, ControlView control) {
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
                zone.mergedInto(),
                control.promises(),
                control.upcoming(),
                control.text().zh(),
                control.text().en());
    }

    private static DomainEvent state(Zone zone, ControlView control, Instant now) {
        return DomainEvent.of("zone.changed", "zone/" + zone.id(), now)
                .in(zone.district(), zone.id())
                .data(facts(zone, control));
    }
}
