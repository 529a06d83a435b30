package org.qunli.zone.reorganisation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Finds and moves households and members, however many, with a handful of statements. */
@ApplicationScoped
class MovingRows {

    private static final String IDS = "ids";

    private final Jdbi jdbi;

    MovingRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where a household is. Public for the mapper only. */
    public record Door(UUID id, String building) {}

    /** The zone's households in these buildings or with these ids, also those that are closed. */
    List<Door> households(UUID zone, Collection<String> buildings, Collection<UUID> ids) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, building from household
                                        where zone_id = :zone and (building = any(cast(:buildings as text[]))
                                            or id = any(cast(:ids as uuid[])))
                                        order by id
                                        """)
                                .bind("zone", zone)
                                .bind("buildings", buildings.toArray(String[]::new))
                                .bind(IDS, ids.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                new Door(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("building")))
                                .list());
    }

    /** All households of a zone, also those that are closed. */
    List<UUID> households(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select id from household where zone_id = :zone order by id")
                                .bind("zone", zone)
                                .mapTo(UUID.class)
                                .list());
    }

    /** How many live in these households. */
    long members(Collection<UUID> households) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*) from member
                                        where household_id = any(cast(:ids as uuid[])) and active
                                        """)
                                .bind(IDS, households.toArray(UUID[]::new))
                                .mapTo(Long.class)
                                .one());
    }

    /** Doors and labels that two active households of these zones would share as one zone. */
    long collisions(UUID into, List<UUID> zones, List<String> prefixes) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        with door as (
                                            select p.prefix || h.building as building, h.unit, h.room,
                                                p.prefix || h.label as label
                                            from unnest(cast(:zones as uuid[]), cast(:prefixes as text[]))
                                                as p (zone_id, prefix)
                                            join household h on h.zone_id = p.zone_id and h.active
                                            union all
                                            select building, unit, room, label from household
                                            where zone_id = cast(:into as uuid) and active)
                                        select (select count(*) from (select 1 from door
                                                group by building, unit, room having count(*) > 1) same_door)
                                            + (select count(*) from (select 1 from door
                                                group by label having count(*) > 1) same_label)
                                        """)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .bind("prefixes", prefixes.toArray(String[]::new))
                                .bind("into", into)
                                .mapTo(Long.class)
                                .one());
    }

    /** Moves households and all their members, and notes that their states have to be told. */
    void move(Move move, Instant now) {
        jdbi.useHandle(
                handle -> {
                    UUID[] ids = move.households().toArray(UUID[]::new);
                    handle.createUpdate(
                                    """
                                    update household
                                    set zone_id = :to, building = :prefix || building, label = :prefix || label,
                                        changed_at = :now, version = version + 1
                                    where id = any(cast(:ids as uuid[]))
                                    """)
                            .bind("to", move.to())
                            .bind("prefix", move.prefix())
                            .bind("now", now)
                            .bind(IDS, ids)
                            .execute();
                    handle.createUpdate(
                                    """
                                    update member
                                    set zone_id = :to, changed_at = :now, version = version + 1
                                    where household_id = any(cast(:ids as uuid[]))
                                    """)
                            .bind("to", move.to())
                            .bind("now", now)
                            .bind(IDS, ids)
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into member_history (id, member_id, at, what, household_id, zone_id, by_role)
                                    select gen_random_uuid(), id, :now, 'MOVED', household_id, :to, 'ADMIN'
                                    from member where household_id = any(cast(:ids as uuid[])) and active
                                    """)
                            .bind("now", now)
                            .bind("to", move.to())
                            .bind(IDS, ids)
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into restatement (kind, subject_id)
                                    select 'HOUSEHOLD', id from unnest(cast(:ids as uuid[])) as moved (id)
                                    union all
                                    select 'MEMBER', id from member where household_id = any(cast(:ids as uuid[]))
                                    on conflict do nothing
                                    """)
                            .bind(IDS, ids)
                            .execute();
                });
    }
}
