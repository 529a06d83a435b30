package org.qunli.zone.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The counters of zones and what they count. Writes under the lock of the zones' counters only. */
@ApplicationScoped
class Counts {

    private final Jdbi jdbi;

    Counts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A household that dropped out of its groups or came back. */
    record Turn(UUID household, UUID zone, String district, boolean reached, Instant since) {}

    /**
     * Finds out again who is reached of the households touched. Who only speaks for a household
     * doesn't live behind its door, and doesn't count (docs/adr/0010).
     */
    void recountHouseholds(Touched touched, UUID[] locked, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        with scope as (
                                            select id, zone_id, active from household
                                            where zone_id = any(cast(:whole as uuid[]))
                                            union
                                            select id, zone_id, active from household
                                            where id = any(cast(:households as uuid[]))
                                            union
                                            select h.id, h.zone_id, h.active
                                            from unnest(cast(:marks as text[])) told (mark)
                                            join chat_identity c on c.mark = decode(told.mark, 'hex')
                                                and c.holder_kind <> 'OFFICER'
                                            join member m on m.id = c.holder_id
                                            join household h on h.id = m.household_id
                                            where h.zone_id = any(cast(:zones as uuid[]))),
                                        present as (
                                            select distinct s.id from scope s
                                            join member m on m.household_id = s.id and m.active
                                            join chat_identity c on c.holder_id = m.id and c.holder_kind = 'MEMBER'
                                            join group_presence p on p.mark = c.mark and p.present
                                            join group_binding b on b.id = p.binding_id and b.zone_id = s.zone_id
                                                and b.active
                                            where s.active),
                                        gone as (
                                            delete from household_reach using scope
                                            where household_id = scope.id and not scope.active)
                                        insert into household_reach as r
                                            (household_id, zone_id, reached, ever, absence_told, since)
                                        select s.id, s.zone_id, p.id is not null, p.id is not null, false, :now
                                        from scope s left join present p using (id) where s.active
                                        on conflict (household_id) do update set zone_id = excluded.zone_id,
                                            reached = excluded.reached, ever = r.ever or excluded.reached,
                                            since = case when r.reached = excluded.reached then r.since
                                                else excluded.since end
                                        where r.zone_id <> excluded.zone_id or r.reached <> excluded.reached
                                        """)
                                .bind("whole", touched.whole())
                                .bind("households", touched.households())
                                .bind("marks", touched.marks())
                                .bind("zones", locked)
                                .bind("now", now)
                                .execute());
    }

    /** Finds out again who is a guest, of the marks touched. */
    void recountGuests(Touched touched, UUID[] locked) {
        if (touched.marks().length == 0 && touched.whole().length == 0) {
            return;
        }
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        with scope as (
                                            select g.zone_id, g.mark from zone_guest g
                                            where g.zone_id = any(cast(:whole as uuid[]))
                                            union
                                            select zone_id, decode(mark, 'hex')
                                            from unnest(cast(:marks as text[])) mark,
                                                unnest(cast(:zones as uuid[])) zone_id
                                            union
                                            select b.zone_id, p.mark from group_binding b
                                            join group_presence p on p.binding_id = b.id and p.present
                                            where b.zone_id = any(cast(:whole as uuid[])) and b.active),
                                        guest as (
                                            select distinct s.zone_id, s.mark from scope s
                                            join group_binding b on b.zone_id = s.zone_id and b.active
                                            join group_presence p on p.binding_id = b.id and p.mark = s.mark and p.present
                                            where not exists (select 1 from chat_identity c where c.mark = s.mark)),
                                        gone as (
                                            delete from zone_guest g using scope s
                                            where g.zone_id = s.zone_id and g.mark = s.mark and not exists (
                                                select 1 from guest where guest.zone_id = s.zone_id and guest.mark = s.mark))
                                        insert into zone_guest (zone_id, mark) select zone_id, mark from guest
                                        on conflict do nothing
                                        """)
                                .bind("whole", touched.whole())
                                .bind("marks", touched.marks())
                                .bind("zones", locked)
                                .execute());
    }

    /** Households of these zones whose turn is to be told, marked as told. */
    List<Turn> tellTurns(UUID[] zones, Instant tellBefore) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update household_reach r set absence_told = not r.reached
                                        from zone z
                                        where z.id = r.zone_id and r.zone_id = any(cast(:zones as uuid[]))
                                            and r.ever and r.reached = r.absence_told
                                            and (r.reached or r.since <= :tell)
                                        returning r.household_id, r.zone_id, z.district, r.reached, r.since
                                        """)
                                .bind("zones", zones)
                                .bind("tell", tellBefore)
                                .map(
                                        (row, context) ->
                                                new Turn(
                                                        row.getObject("household_id", UUID.class),
                                                        row.getObject("zone_id", UUID.class),
                                                        row.getString("district"),
                                                        row.getBoolean("reached"),
                                                        row.getObject("since", OffsetDateTime.class)
                                                                .toInstant()))
                                .list());
    }

    /** Brings the counters of these zones up to date; answers those that changed. */
    List<ZoneNumbers> recountZones(UUID[] zones, Instant staleBefore, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update zone_coverage c set households = n.households, reached = n.reached,
                                            guests = n.guests, groups = n.groups, groups_reporting = n.reporting,
                                            stale_groups = n.stale, changed_at = :now, recorded = false
                                        from (
                                            select z.id, z.district, h.households, h.reached, g.guests,
                                                b.groups, b.reporting, b.stale
                                            from zone z
                                            cross join lateral (
                                                select count(*) as households, count(*) filter (where reached) as reached
                                                from household_reach where zone_id = z.id) h
                                            cross join lateral (
                                                select count(*) as guests from zone_guest where zone_id = z.id) g
                                            cross join lateral (
                                                select count(*) as groups, count(counted_at) as reporting,
                                                    count(*) filter (
                                                        where coalesce(counted_at, created_at) < :stale) as stale
                                                from group_binding where zone_id = z.id and active) b
                                            where z.id = any(cast(:zones as uuid[]))) n
                                        where c.zone_id = n.id
                                            and (c.households, c.reached, c.guests, c.groups, c.groups_reporting,
                                                c.stale_groups) is distinct from
                                                (n.households, n.reached, n.guests, n.groups, n.reporting, n.stale)
                                        returning c.*, n.district
                                        """)
                                .bind("zones", zones)
                                .bind("stale", staleBefore)
                                .bind("now", now)
                                .map((row, context) -> numbers(row))
                                .list());
    }

    /** The numbers of a zone; none before anything was counted there. */
    Optional<ZoneNumbers> of(UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select c.*, z.district from zone_coverage c join zone z on z.id = c.zone_id
                                        where c.zone_id = :zone
                                        """)
                                .bind("zone", zone)
                                .map((row, context) -> numbers(row))
                                .findOne());
    }

    /** A district's active zones together; {@code zones} narrows them, unless it is empty. */
    DistrictCoverageView ofDistrict(String district, Set<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*) as zones, coalesce(sum(c.households), 0) as households,
                                            coalesce(sum(c.reached), 0) as reached, coalesce(sum(c.guests), 0) as guests,
                                            coalesce(sum(c.groups), 0) as groups,
                                            coalesce(sum(c.groups_reporting), 0) as reporting,
                                            coalesce(sum(c.stale_groups), 0) as stale,
                                            count(*) filter (where c.reached < c.households) as wanting
                                        from zone z left join zone_coverage c on c.zone_id = z.id
                                        where z.district = :district and z.status = 'ACTIVE'
                                            and (cast(:all as boolean) or z.id = any(cast(:zones as uuid[])))
                                        """)
                                .bind("district", district)
                                .bind("all", zones.isEmpty())
                                .bind("zones", zones.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                new DistrictCoverageView(
                                                        district,
                                                        row.getInt("zones"),
                                                        row.getInt("households"),
                                                        row.getInt("reached"),
                                                        row.getInt("guests"),
                                                        row.getInt("groups"),
                                                        row.getInt("reporting"),
                                                        row.getInt("stale"),
                                                        row.getInt("wanting")))
                                .one());
    }

    private static ZoneNumbers numbers(ResultSet row) throws SQLException {
        return new ZoneNumbers(
                row.getObject("zone_id", UUID.class),
                row.getString("district"),
                row.getInt("households"),
                row.getInt("reached"),
                row.getInt("guests"),
                row.getInt("groups"),
                row.getInt("groups_reporting"),
                row.getInt("stale_groups"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
