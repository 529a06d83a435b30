package org.qunli.zone.household;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/** All households of this cell. */
@ApplicationScoped
public class Households implements PanacheRepositoryBase<Household, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final Jdbi jdbi;

    Households(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The household, or nothing there. */
    public Household require(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /** With its row locked, so that nobody moves in while it is being closed. */
    public Household locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(NotFound::new);
    }

    /** The household that lives behind this label, its row locked. */
    public Optional<Household> labelled(UUID zone, String label) {
        return find("zoneId = ?1 and active and label = ?2", zone, label)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** In the order of ids, their rows locked. */
    List<Household> lockedAll(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Ids of the district's households with care flags. */
    List<UUID> flagged(String district, UUID after, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.id from household h join zone z on z.id = h.zone_id
                                        where z.district = :district and h.active and h.flags <> '{}'
                                            and h.id > :after
                                        order by h.id limit :count
                                        """)
                                .bind("district", district)
                                .bind("after", after == null ? FIRST : after)
                                .bind("count", count)
                                .mapTo(UUID.class)
                                .list());
    }

    /** Those of a zone that the filter lets through, as people count doors. */
    List<Household> of(
            UUID zone,
            HouseholdFilter filter,
            CareReading reading,
            Optional<UUID> after,
            int count,
            Instant now) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select h.id from household h
                                                where h.zone_id = :zone and h.active
                                                    and (h.door_order, h.id) > (coalesce(
                                                        (select a.door_order from household a where a.id = :after), ''),
                                                        cast(:after as uuid))
                                                    and (cast(:building as text) is null or h.building = :building
                                                        and h.door_order >= natural_order(:building) || chr(1)
                                                        and h.door_order < natural_order(:building) || chr(2))
                                                    and (cast(:unit as text) is null or h.unit = :unit)
                                                    and (cast(:room as text) is null or h.room = :room)
                                                    and (cast(:label as text) is null
                                                        or h.label collate "C" >= :label
                                                        and h.label collate "C" < :label || chr(1114111))
                                                    and (cast(:flag as text) is null or h.flags <> '{}'
                                                        and :flag = any(h.flags)
                                                        and :flag = any(cast(:visible as text[])))
                                                    and (not :due or h.next_check_in_due_at <= :now
                                                        and h.check_in_from + (
                                                            select min(make_interval(secs => r.every))
                                                            from unnest(cast(:visible as text[]),
                                                                cast(:seconds as double precision[])) as r (flag, every)
                                                            where r.flag = any(h.flags)) <= :now)
                                                order by h.door_order, h.id limit :count
                                                """)
                                        .bind("zone", zone)
                                        .bind("after", after.orElse(FIRST))
                                        .bind("building", filter.building)
                                        .bind("unit", filter.unit)
                                        .bind("room", filter.room)
                                        .bind("label", filter.label)
                                        .bind("flag", filter.flag)
                                        .bind("visible", reading.flags())
                                        .bind("seconds", reading.seconds())
                                        .bind("due", filter.checkInDue)
                                        .bind("now", now)
                                        .bind("count", count)
                                        .mapTo(UUID.class)
                                        .list());
        Map<UUID, Household> found =
                list("id in ?1", ids).stream()
                        .collect(Collectors.toMap(Household::id, Function.identity()));
        return ids.stream().map(found::get).filter(h -> h != null).toList();
    }
}
