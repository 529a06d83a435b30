package org.qunli.zone.census;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What only the whole file shows: doors and labels that come twice, or belong to another. */
@ApplicationScoped
class CensusCheck {

    private final Jdbi jdbi;

    CensusCheck(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Forgets what an earlier check found, so that it can be made again. */
    void forget(UUID importId) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from household_import_error where import_id = :import
                                            and reason in ('DUPLICATE_DOOR', 'DUPLICATE_LABEL', 'LABEL_TAKEN',
                                                'STILL_INHABITED')
                                        """)
                                .bind("import", importId)
                                .execute());
    }

    /** The same door again; told is the line where it came first. */
    void doors(UUID importId) {
        find(
                """
                insert into household_import_error (import_id, line, column_name, reason, args)
                select import_id, line, 'room', 'DUPLICATE_DOOR', array [first::text]
                from (select import_id, line, min(line) over (partition by building, unit, room) as first
                    from household_import_row where import_id = :import) as r
                where line > first
                """,
                importId,
                null);
    }

    /** The same label again; among those planned, where a missing label is filled in already. */
    void labels(UUID importId) {
        find(
                """
                insert into household_import_error (import_id, line, column_name, reason, args)
                select r.import_id, r.line, 'label', 'DUPLICATE_LABEL', array [p.label]
                from (select import_id, household_id, building, unit, room, label,
                        row_number() over (partition by label order by household_id) as place
                    from household_import_plan where import_id = :import and action <> 'CLOSE') as p
                join household_import_row r on r.import_id = p.import_id
                    and r.building = p.building and r.unit = p.unit and r.room = p.room
                where p.place > 1
                """,
                importId,
                null);
    }

    /** A label that another household of the zone has and keeps. */
    void taken(UUID importId, UUID zone) {
        find(
                """
                insert into household_import_error (import_id, line, column_name, reason, args)
                select r.import_id, r.line, 'label', 'LABEL_TAKEN', array [p.label]
                from household_import_plan p
                join household_import_row r on r.import_id = p.import_id
                    and r.building = p.building and r.unit = p.unit and r.room = p.room
                join household h on h.zone_id = :zone and h.active and h.label = p.label
                where p.import_id = :import and p.action <> 'CLOSE' and h.id <> p.household_id
                    and not exists (select 1 from household_import_plan o
                        where o.import_id = :import and o.household_id = h.id
                            and (o.action = 'CLOSE' or o.label <> h.label))
                """,
                importId,
                zone);
    }

    /** A household to be closed in which somebody is registered: they are moved first. */
    void inhabited(UUID importId) {
        find(
                """
                insert into household_import_error (import_id, line, column_name, reason, args)
                select p.import_id, 0, '', 'STILL_INHABITED', array [p.label]
                from household_import_plan p
                where p.import_id = :import and p.action = 'CLOSE' and exists (
                    select 1 from member m where m.household_id = p.household_id and m.active)
                """,
                importId,
                null);
    }

    private void find(String sql, UUID importId, UUID zone) {
        jdbi.useHandle(
                handle -> {
                    var update = Uncounted.plan(handle).createUpdate(sql).bind("import", importId);
                    if (zone != null) {
                        update.bind("zone", zone);
                    }
                    update.execute();
                });
    }

    /** How many steps of each kind are planned. */
    record Planned(int created, int updated, int closed) {
        int all() {
            return created + updated + closed;
        }
    }

    Planned planned(UUID importId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*) filter (where action = 'CREATE') as created,
                                            count(*) filter (where action = 'UPDATE') as updated,
                                            count(*) filter (where action = 'CLOSE') as closed
                                        from household_import_plan where import_id = :import
                                        """)
                                .bind("import", importId)
                                .map(
                                        (row, context) ->
                                                new Planned(
                                                        row.getInt("created"),
                                                        row.getInt("updated"),
                                                        row.getInt("closed")))
                                .one());
    }
}
