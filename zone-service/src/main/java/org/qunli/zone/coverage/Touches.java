package org.qunli.zone.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** What triggers noted of each transaction's changes, and the locks under which it is counted. */
@ApplicationScoped
class Touches {

    /** So many that two people seldom share one, so few that a report takes them all at once. */
    private static final int BUCKETS = 64;

    /** Of the advisory locks, so that they meet no other feature's. */
    private static final int LOCKS = 0x636f76;

    private final Jdbi jdbi;

    Touches(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes what the running transaction touched so far. */
    Touched ofThisTransaction() {
        return jdbi.withHandle(
                handle ->
                        taken(
                                handle.createQuery(
                                        """
                                        delete from coverage_touch where tx = pg_current_xact_id()
                                        returning kind, zone_id, household_id, encode(mark, 'hex') as mark
                                        """)));
    }

    /** Takes what committed transactions left; what someone else holds is left to them. */
    Touched left(int count) {
        return jdbi.withHandle(
                handle ->
                        taken(
                                handle.createQuery(
                                                """
                                                delete from coverage_touch where id in (
                                                    select id from coverage_touch order by id limit :count
                                                    for update skip locked)
                                                returning kind, zone_id, household_id, encode(mark, 'hex') as mark
                                                """)
                                        .bind("count", count)));
    }

    private static Touched taken(Query query) {
        ResultIterable<Object[]> rows =
                query.map(
                        (row, context) ->
                                new Object[] {
                                    row.getString("kind"),
                                    row.getObject("zone_id", UUID.class),
                                    row.getObject("household_id", UUID.class),
                                    row.getString("mark")
                                });
        Touched touched = new Touched();
        for (Object[] row : rows.list()) {
            touched.add((String) row[0], (UUID) row[1], (UUID) row[2], (String) row[3]);
        }
        return touched;
    }

    /**
     * Notes zones where only time passed: a group fell silent, or an absence lasted long enough to
     * be told.
     */
    void noteWhatTimeBrought(Instant staleBefore, Instant tellBefore) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into coverage_touch (kind, zone_id)
                                        select 'NUMBERS', c.zone_id from zone_coverage c
                                        join (select zone_id,
                                                count(*) filter (where coalesce(counted_at, created_at) < :stale) as stale
                                            from group_binding where active group by zone_id) b using (zone_id)
                                        where c.stale_groups <> b.stale
                                        union
                                        select 'NUMBERS', zone_id from household_reach
                                        where ever and reached = absence_told and (reached or since <= :tell)
                                        """)
                                .bind("stale", staleBefore)
                                .bind("tell", tellBefore)
                                .execute());
    }

    /**
     * Makes who learns that a mark is somebody's, and who hears that it is in a group, wait for
     * each other: of two such transactions at once neither sees the other's rows.
     */
    void lockMarks(Touched touched) {
        if (touched.marks().length == 0 && touched.whole().length == 0) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select case when own
                                            then cast(pg_advisory_xact_lock(:locks, bucket) as text)
                                            else cast(pg_advisory_xact_lock_shared(:locks, bucket) as text) end
                                        from (
                                            select bucket, bool_or(own) as own from (
                                                select get_byte(decode(mark, 'hex'), 0) % :buckets as bucket, true as own
                                                from unnest(cast(:identities as text[])) mark
                                                union all
                                                select get_byte(decode(mark, 'hex'), 0) % :buckets, false
                                                from unnest(cast(:present as text[])) mark
                                                union all
                                                select bucket, false from generate_series(0, :buckets - 1) bucket
                                                where :whole) wanted
                                            group by bucket order by bucket) one_order_for_all
                                        """)
                                .bind("locks", LOCKS)
                                .bind("buckets", BUCKETS)
                                .bind("identities", touched.identities())
                                .bind("present", touched.present())
                                .bind("whole", touched.whole().length > 0)
                                .mapTo(String.class)
                                .list());
    }

    /** The zones whose numbers this may change, with their counters' rows locked. */
    UUID[] lockZones(Touched touched, Instant now) {
        return jdbi.withHandle(
                handle -> {
                    List<UUID> zones =
                            handle.createQuery(
                                            """
                                            select id from zone where id in (
                                                select unnest(cast(:zones as uuid[]))
                                                union
                                                select b.zone_id from unnest(cast(:identities as text[])) known (mark)
                                                join group_presence p on p.mark = decode(known.mark, 'hex') and p.present
                                                join group_binding b on b.id = p.binding_id and b.active
                                                union
                                                select g.zone_id from unnest(cast(:identities as text[])) known (mark)
                                                join zone_guest g on g.mark = decode(known.mark, 'hex')
                                                union
                                                select zone_id from household where id = any(cast(:households as uuid[]))
                                                union
                                                select zone_id from household_reach
                                                where household_id = any(cast(:households as uuid[])))
                                            order by id
                                            """)
                                    .bind("zones", touched.zones())
                                    .bind("identities", touched.identities())
                                    .bind("households", touched.households())
                                    .mapTo(UUID.class)
                                    .list();
                    UUID[] ordered = zones.toArray(UUID[]::new);
                    handle.createUpdate(
                                    """
                                    insert into zone_coverage (zone_id, households, reached, guests, groups,
                                        groups_reporting, stale_groups, changed_at, recorded)
                                    select id, 0, 0, 0, 0, 0, 0, :now, false from unnest(cast(:zones as uuid[])) id
                                    on conflict do nothing
                                    """)
                            .bind("zones", ordered)
                            .bind("now", now)
                            .execute();
                    handle.createQuery(
                                    """
                                    select zone_id from zone_coverage where zone_id = any(cast(:zones as uuid[]))
                                    order by zone_id for update
                                    """)
                            .bind("zones", ordered)
                            .mapTo(UUID.class)
                            .list();
                    return ordered;
                });
    }
}
