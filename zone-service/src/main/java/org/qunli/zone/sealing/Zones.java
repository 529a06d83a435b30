package org.qunli.zone.sealing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;

/** All zones of this cell. */
@ApplicationScoped
public class Zones implements PanacheRepositoryBase<Zone, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final Jdbi jdbi;

    Zones(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The zone with its row locked until the end of the transaction. */
    Zone locked(UUID id) {
        Zone zone = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (zone == null) {
            throw new NotFound();
        }
        return zone;
    }

    /**
     * Locks the rows of these zones so that not even a household can be entered into one, in the
     * order given.
     */
    void lockWholly(List<UUID> ids) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id from zone where id = any(cast(:ids as uuid[]))
                                        order by id for update
                                        """)
                                .bind("ids", ids.toArray(UUID[]::new))
                                .mapTo(UUID.class)
                                .list());
    }

    List<Zone> ofDistricts(
            Collection<String> districts,
            Optional<ZoneStatus> status,
            Optional<UUID> after,
            int count) {
        return find(
                        "district in ?1 and (?2 is null or status = ?2) and id > ?3 order by id",
                        districts,
                        status.orElse(null),
                        after.orElse(FIRST))
                .page(0, count)
                .list();
    }

    List<Zone> among(
            Collection<UUID> ids, Optional<ZoneStatus> status, Optional<UUID> after, int count) {
        return find(
                        "id in ?1 and (?2 is null or status = ?2) and id > ?3 order by id",
                        ids,
                        status.orElse(null),
                        after.orElse(FIRST))
                .page(0, count)
                .list();
    }

    /** Whether {@code outer} is {@code zone} or lies within it, at any depth. */
    boolean liesWithin(UUID outer, UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with recursive above (id, parent_id) as (
                                            select id, parent_id from zone where id = :outer
                                            union
                                            select zone.id, zone.parent_id
                                            from zone join above on zone.id = above.parent_id)
                                        select exists (select 1 from above where id = :zone)
                                        """)
                                .bind("outer", outer)
                                .bind("zone", zone)
                                .mapTo(Boolean.class)
                                .one());
    }

    /** The channel/tenant pairs of the groups bound to a zone. */
    Set<String> networks(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct channel || '/' || tenant from group_binding
                                        where zone_id = :zone and active
                                        """)
                                .bind("zone", zone)
                                .mapTo(String.class)
                                .set());
    }
}
