package org.qunli.zone.census;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.StagedEvents;

/**
 * The one transaction of an import. Everything it writes lies ready in the database, so it only
 * moves rows; it changes exactly what was planned, or nothing.
 */
@ApplicationScoped
class CensusChange {

    private final Jdbi jdbi;
    private final StagedEvents events;
    private final CensusConfig config;

    CensusChange(Jdbi jdbi, StagedEvents events, CensusConfig config) {
        this.jdbi = jdbi;
        this.events = events;
        this.config = config;
    }

    /**
     * Applies the plan in the running transaction.
     *
     * @throws Outdated when a household changed since it was planned
     */
    void apply(HouseholdImport wanted, CensusCheck.Planned planned, Instant now) {
        jdbi.useHandle(
                handle -> {
                    allowTime(Uncounted.plan(handle));
                    require(planned.closed(), close(handle, wanted.id(), now));
                    freeLabels(handle, wanted.id());
                    require(planned.updated(), update(handle, wanted.id(), now));
                    require(planned.created(), create(handle, wanted, now));
                });
        require(planned.all(), events.append(wanted.id(), now));
    }

    /** A household changed since it was planned: it is planned again. */
    static class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1;

        Outdated() {
            super("Outdated plan", null, false, false);
        }
    }

    private static void require(int planned, int done) {
        if (planned != done) {
            throw new Outdated();
        }
    }

    /** The service's limit is for the many small transactions; a running timer only stops at 0. */
    private void allowTime(Handle handle) {
        handle.createQuery(
                        """
                        select set_config('transaction_timeout', '0', true)
                            || set_config('transaction_timeout', :limit, true)
                        """)
                .bind("limit", config.applyTimeout().toMillis() + "ms")
                .mapTo(String.class)
                .one();
    }

    private static int close(Handle handle, UUID importId, Instant now) {
        // Nobody moves in any more once the row is locked; the next statement sees who did before.
        handle.createQuery(
                        """
                        select h.id from household h
                        join household_import_plan p on p.household_id = h.id
                        where p.import_id = :import and p.action = 'CLOSE'
                        order by h.id for update of h
                        """)
                .bind("import", importId)
                .mapTo(UUID.class)
                .forEach(id -> {});
        return handle.createUpdate(
                        """
                        update household h set active = false, check_in_from = null, next_check_in_due_at = null,
                            changed_at = :now, version = h.version + 1
                        from household_import_plan p
                        where p.import_id = :import and p.action = 'CLOSE' and h.id = p.household_id
                            and h.active and h.version = p.base_version
                            and not exists (select 1 from member m where m.household_id = h.id and m.active)
                        """)
                .bind("import", importId)
                .bind("now", now)
                .execute();
    }

    /** Labels that change hands within the file are taken from those who had them first. */
    private static void freeLabels(Handle handle, UUID importId) {
        handle.createUpdate(
                        """
                        update household h set label = h.id::text
                        from household_import_plan p, household_import_plan o
                        where p.import_id = :import and p.action = 'UPDATE' and h.id = p.household_id
                            and h.version = p.base_version and h.label <> p.label
                            and o.import_id = :import and o.label = h.label and o.household_id <> h.id
                        """)
                .bind("import", importId)
                .execute();
    }

    private static int update(Handle handle, UUID importId, Instant now) {
        return handle.createUpdate(
                        """
                        update household h set label = p.label, flags = p.flags, check_in_from = p.check_in_from,
                            next_check_in_due_at = p.next_check_in_due_at, changed_at = :now, version = h.version + 1
                        from household_import_plan p
                        where p.import_id = :import and p.action = 'UPDATE' and h.id = p.household_id
                            and h.active and h.version = p.base_version
                        """)
                .bind("import", importId)
                .bind("now", now)
                .execute();
    }

    private static int create(Handle handle, HouseholdImport wanted, Instant now) {
        return handle.createUpdate(
                        """
                        insert into household (id, zone_id, building, unit, room, label, flags, active,
                            check_in_from, next_check_in_due_at, created_at, changed_at, version, door_order)
                        select household_id, :zone, building, unit, room, label, flags, true,
                            check_in_from, next_check_in_due_at, :now, :now, 0, door_order
                        from household_import_plan
                        where import_id = :import and action = 'CREATE'
                        """)
                .bind("zone", wanted.zoneId())
                .bind("import", wanted.id())
                .bind("now", now)
                .execute();
    }
}
