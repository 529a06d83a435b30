package org.qunli.zone.reorganisation;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.boundary.MovedBoundaries;
import org.qunli.zone.district.Districts;
import org.qunli.zone.sealing.NewZone;
import org.qunli.zone.sealing.Source;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneStatus;
import org.qunli.zone.sealing.Zoning;
import org.qunli.zone.wire.Wording;

/**
 * The zones that a reorganisation is about, of one district, locked: one reorganisation of a
 * district after the other, and no roster changes meanwhile.
 */
@RequestScoped
class Ground {

    private final Zoning zoning;
    private final Districts districts;
    private final MovedBoundaries boundaries;
    private final Caller caller;
    private final Jdbi jdbi;

    Ground(
            Zoning zoning,
            Districts districts,
            MovedBoundaries boundaries,
            Caller caller,
            Jdbi jdbi) {
        this.boundaries = boundaries;
        this.zoning = zoning;
        this.districts = districts;
        this.caller = caller;
        this.jdbi = jdbi;
    }

    /**
     * Locks the zones and answers them by id, none of them lifted.
     *
     * @throws NotFound if the caller doesn't reach one of them
     */
    Map<UUID, Zone> lock(Collection<UUID> ids, Instant now) {
        List<String> found =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select distinct district from zone
                                                where id = any(cast(:ids as uuid[]))
                                                """)
                                        .bind("ids", ids.toArray(UUID[]::new))
                                        .mapTo(String.class)
                                        .list());
        if (found.isEmpty() || !found.stream().allMatch(caller::reachesDistrict)) {
            throw new NotFound();
        }
        if (found.size() > 1) {
            throw new Invalid("kind", "one-district-only");
        }
        districts.lock(found.get(0));
        zoning.lock(ids, now);
        Map<UUID, Zone> zones =
                ids.stream()
                        .distinct()
                        .map(id -> zoning.find(id).orElseThrow(NotFound::new))
                        .collect(Collectors.toMap(Zone::id, Function.identity()));
        zones.values().forEach(zone -> caller.requireZone(zone.district(), zone.id()));
        zones.values().forEach(zoning::requireNotLifted);
        return zones;
    }

    /** A zone of the district to lie in. */
    void requireParent(String field, UUID parent, String district) {
        boolean sound =
                zoning.find(parent)
                        .filter(zone -> zone.district().equals(district))
                        .filter(zone -> caller.reachesZone(district, zone.id()))
                        .isPresent();
        if (!sound) {
            throw new Invalid(field, "no-such-zone-here");
        }
    }

    /** A zone to open, like the one that people come from where nothing else is said. */
    NewZone opening(
            String field,
            NewReorganisation.Opening wanted,
            Zone like,
            ZoneStatus status,
            NewReorganisation all,
            Instant now) {
        if (wanted.expectedLiftAt() != null && !wanted.expectedLiftAt().isAfter(now)) {
            throw new Invalid(field + ".expectedLiftAt", "lift-in-the-past");
        }
        if (wanted.boundary() != null) {
            boundaries.require(field + ".boundary.", wanted.boundary());
        }
        if (wanted.parentId() != null) {
            requireParent(field + ".parentId", wanted.parentId(), like.district());
        }
        Source source = all.source() == null ? like.source() : all.source();
        Wording reason = all.reason();
        return new NewZone(
                like.district(),
                wanted.parentId() == null ? like.parentId() : wanted.parentId(),
                wanted.name(),
                wanted.level() == null ? like.level() : wanted.level(),
                status,
                wanted.expectedLiftAt() == null ? like.expectedLiftAt() : wanted.expectedLiftAt(),
                reason,
                source);
    }
}
