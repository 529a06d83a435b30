package org.qunli.zone.sealing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.qunli.kit.problem.NotFound;

/** All zones of this cell. */
@ApplicationScoped
public class Zones implements PanacheRepositoryBase<Zone, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String ASKED_FOR =
            """
                and zone.id > :after
                and (cast(:district as text) is null or zone.district = :district)
                and (cast(:status as text) is null or zone.status = :status)
                and (cast(:level as text) is null or zone.level = :level)
                and (cast(:parent as uuid) is null or zone.parent_id = cast(:parent as uuid))
                and (cast(:changedSince as timestamptz) is null or zone.changed_at >= cast(:changedSince as timestamptz))
                and (cast(:name as text) is null
                    or zone.name_zh ilike :name or zone.name_en ilike :name)
                and (cast(:west as float8) is null or zone.id in (
                    select b.zone_id from zone_boundary b
                    where b.geometry is not null
                        and box(point(b.west, b.south), point(b.east, b.north))
                            && box(point(:west, :south), point(:east, :north))))
            order by zone.id limit :count
            """;

    // For each district a look into an index, in order, of no more rows than the page wants.
    private static final String OF_DISTRICTS =
            """
            select reached.id from unnest(cast(:districts as text[])) as d (code)
            cross join lateral (
            select zone.id from zone
            where zone.district = d.code
            """
                    + ASKED_FOR
                    + ") reached order by reached.id limit :count";

    private static final String AMONG =
            """
            select zone.id from zone
            where zone.id = any(cast(:ids as uuid[]))
                and (cast(:districts as text[]) is null
                    or zone.district = any(cast(:districts as text[])))
            """
                    + ASKED_FOR;

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

    /** The ids of a district's zones. */
    List<UUID> idsOf(String district) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select id from zone where district = :district order by id")
                                .bind("district", district)
                                .mapTo(UUID.class)
                                .list());
    }

    /** Those of these districts that are asked for, in the order of ids. */
    List<Zone> ofDistricts(
            Collection<String> districts, ZoneQuery query, Optional<UUID> after, int count) {
        return page(
                OF_DISTRICTS,
                reach -> reach.bind("districts", districts.toArray(String[]::new)),
                query,
                after,
                count);
    }

    /** Those of these zones that are asked for, in the order of ids. */
    List<Zone> among(Collection<UUID> ids, ZoneQuery query, Optional<UUID> after, int count) {
        return page(
                AMONG,
                reach ->
                        reach.bind("ids", ids.toArray(UUID[]::new))
                                .bindByType("districts", null, String[].class),
                query,
                after,
                count);
    }

    /** As {@link #among}, as far as they lie in these districts. */
    List<Zone> narrowed(
            Collection<String> districts,
            Collection<UUID> ids,
            ZoneQuery query,
            Optional<UUID> after,
            int count) {
        return page(
                AMONG,
                reach ->
                        reach.bind("ids", ids.toArray(UUID[]::new))
                                .bind("districts", districts.toArray(String[]::new)),
                query,
                after,
                count);
    }

    private List<Zone> page(
            String sql,
            UnaryOperator<Query> within,
            ZoneQuery query,
            Optional<UUID> after,
            int count) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                within.apply(handle.createQuery(sql))
                                        .bind("district", query.district())
                                        .bind("status", query.status())
                                        .bind("level", query.level())
                                        .bind("parent", query.parent())
                                        .bind("changedSince", query.changedSince())
                                        .bind("name", query.namePattern())
                                        .bind("west", query.side(0))
                                        .bind("south", query.side(1))
                                        .bind("east", query.side(2))
                                        .bind("north", query.side(3))
                                        .bind("after", after.orElse(FIRST))
                                        .bind("count", count)
                                        .mapTo(UUID.class)
                                        .list());
        return list("id in ?1 order by id", ids);
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
