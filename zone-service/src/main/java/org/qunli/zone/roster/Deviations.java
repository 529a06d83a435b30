package org.qunli.zone.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.staffing.Category;

/** Dated exceptions of all rosters. Written under the locks of the officers concerned. */
@ApplicationScoped
class Deviations implements PanacheRepositoryBase<Deviation, UUID> {

    private final Jdbi jdbi;

    Deviations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The exception of this officer in this zone, with its row locked. */
    Deviation locked(UUID zone, UUID officer, UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(one -> one.zoneId().equals(zone) && one.officerId().equals(officer))
                .orElseThrow(NotFound::new);
    }

    /** The exception of this officer in this zone. */
    Deviation require(UUID zone, UUID officer, UUID id) {
        return findByIdOptional(id)
                .filter(one -> one.zoneId().equals(zone) && one.officerId().equals(officer))
                .orElseThrow(NotFound::new);
    }

    /** What is in force in these zones at some moment of the period. */
    List<Deviation> inForce(Collection<UUID> zones, Instant from, Instant until) {
        return list(
                "zoneId in ?1 and state = ?2 and endsAt > ?3 and startsAt < ?4 order by id",
                zones,
                DeviationState.IN_FORCE,
                from,
                until);
    }

    /** What isn't settled against and isn't over in this zone. */
    List<Deviation> openIn(UUID zone, Instant now) {
        return list(
                "zoneId = ?1 and state in ?2 and endsAt > ?3 order by id",
                zone,
                List.of(DeviationState.PROPOSED, DeviationState.IN_FORCE),
                now);
    }

    /** What isn't settled against and isn't over, in which the officer has a part. */
    List<Deviation> openOf(UUID officer, Collection<UUID> zones, Instant now) {
        return find(
                        "zoneId in ?1 and (officerId = ?2 or otherId = ?2) and state in ?3"
                                + " and endsAt > ?4 order by id",
                        zones,
                        officer,
                        List.of(DeviationState.PROPOSED, DeviationState.IN_FORCE),
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** When the last exception ends that keeps the officer on the roster as a stand-in. */
    Optional<Instant> lastStandIn(UUID zone, UUID officer, Instant after) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select max(ends_at) from roster_deviation
                                        where other_id = :officer and zone_id = :zone and ends_at > :after
                                            and kind = 'SUBSTITUTION' and state = 'IN_FORCE'
                                        """)
                                .bind("officer", officer)
                                .bind("zone", zone)
                                .bind("after", after)
                                .mapTo(Instant.class)
                                .findOne());
    }

    List<Deviation> page(UUID zone, UUID officer, Instant endingAfter, UUID after, int count) {
        return find(
                        "zoneId = ?1 and (officerId = ?2 or otherId = ?2) and endsAt > ?3"
                                + " and id > ?4 order by id",
                        zone,
                        officer,
                        endingAfter,
                        after)
                .page(0, count)
                .list();
    }

    /**
     * Whether the new one asks somebody to be away and there at once. Who is absent is absent
     * everywhere; who is replaced is away from that zone only.
     */
    boolean conflicts(Deviation wanted) {
        UUID away =
                wanted.kind() == DeviationKind.ABSENCE
                                || wanted.kind() == DeviationKind.SUBSTITUTION
                        ? wanted.officerId()
                        : null;
        UUID there =
                switch (wanted.kind()) {
                    case EXTRA_DUTY -> wanted.officerId();
                    case SUBSTITUTION, DELEGATION -> wanted.otherId();
                    case ABSENCE -> null;
                };
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (
                                            select 1 from roster_deviation d
                                            where d.state in ('PROPOSED', 'IN_FORCE') and d.id <> :id
                                                and d.starts_at < :to and d.ends_at > :from
                                                and (d.zone_id = :zone and d.officer_id = :officer and d.kind = :kind
                                                        and (d.kind <> 'DELEGATION'
                                                            or d.duties && cast(:duties as text[]))
                                                    or (:kind = 'ABSENCE' or d.zone_id = :zone) and (
                                                        d.kind = 'EXTRA_DUTY' and d.officer_id = cast(:away as uuid)
                                                        or d.kind in ('SUBSTITUTION', 'DELEGATION')
                                                            and d.other_id = cast(:away as uuid))
                                                    or d.officer_id = cast(:there as uuid)
                                                        and (d.kind = 'ABSENCE'
                                                            or d.kind = 'SUBSTITUTION' and d.zone_id = :zone)))
                                        """)
                                .bind("id", wanted.id())
                                .bind("zone", wanted.zoneId())
                                .bind("officer", wanted.officerId())
                                .bind("kind", wanted.kind().name())
                                .bind(
                                        "duties",
                                        wanted.duties().stream()
                                                .map(Category::name)
                                                .toArray(String[]::new))
                                .bind("from", wanted.startsAt())
                                .bind("to", wanted.endsAt())
                                .bind("away", away)
                                .bind("there", there)
                                .mapTo(Boolean.class)
                                .one());
    }
}
