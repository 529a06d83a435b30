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
import org.qunli.zone.staffing.Post;

/** All rosters of this cell. */
@ApplicationScoped
class RosterEntries implements PanacheRepositoryBase<RosterEntry, UUID> {

    static final UUID FIRST = new UUID(0, 0);

    /** More than any zone has; what is on duty at once is answered in one piece. */
    static final int ALL = 10_000;

    private final Jdbi jdbi;

    RosterEntries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The entry, also one that has ended, with its row locked. */
    Optional<RosterEntry> locked(UUID zone, UUID officer) {
        return find("zoneId = ?1 and officerId = ?2", zone, officer)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The officer's entries that haven't ended, with their rows locked. */
    List<RosterEntry> lockedOf(UUID officer) {
        return find("officerId = ?1 and active order by id", officer)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The entries of these officers in these zones, as they are. */
    List<RosterEntry> of(Collection<UUID> zones, Collection<UUID> officers) {
        return zones.isEmpty() || officers.isEmpty()
                ? List.of()
                : list("zoneId in ?1 and officerId in ?2 order by id", zones, officers);
    }

    /** How many hold a post in the zone. */
    long holders(UUID zone, Post post) {
        return count("zoneId = ?1 and post = ?2 and active and not standIn", zone, post);
    }

    /** The zone's entries that haven't ended, with their rows locked. */
    List<RosterEntry> lockedIn(UUID zone) {
        return find("zoneId = ?1 and active order by id", zone)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Entries whose plan is due, locked; those that someone else holds are left to them. */
    List<RosterEntry> claimDue(Instant now, int count) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id from roster_entry
                                                where active and plan_due_at <= :now
                                                order by plan_due_at limit :count
                                                for update skip locked
                                                """)
                                        .bind("now", now)
                                        .bind("count", count)
                                        .mapTo(UUID.class)
                                        .list());
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** Every entry of a district's zones is to be planned again at once. */
    void planAnew(String district, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update roster_entry set plan_due_at = :now
                                        where active and zone_id in (select id from zone where district = :district)
                                        """)
                                .bind("now", now)
                                .bind("district", district)
                                .execute());
    }

    /** A zone's roster as it stood or stands {@code at}, in the order of officers' ids. */
    List<RosterLine> lines(UUID zone, Instant at, UUID after, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select t.zone_id, t.officer_id, o.name, o.name_en, o.phone, t.post, t.duties,
                                            t.shifts, t.introduced_at, t.introduction, t.stand_in, r.version,
                                            d.ends_at is not null as on_duty,
                                            coalesce(d.posts, array[t.post]) as serving_posts,
                                            coalesce(d.duties, t.duties) as serving_duties,
                                            coalesce(d.stands_in_for, '{}') as stands_in_for,
                                            case when d.ends_at < r.planned_until then d.ends_at end as until
                                        from roster_term t
                                        join roster_entry r using (zone_id, officer_id)
                                        join officer o on o.id = t.officer_id
                                        left join lateral (
                                            select duty.ends_at, duty.posts, duty.duties, duty.stands_in_for from duty
                                            where duty.zone_id = t.zone_id and duty.officer_id = t.officer_id
                                                and duty.starts_at <= :at and duty.ends_at > :at
                                            order by duty.starts_at desc limit 1) d on true
                                        where t.zone_id = :zone and t.valid_from <= :at
                                            and coalesce(t.valid_until, 'infinity') > :at
                                            and t.officer_id > :after
                                        order by t.officer_id limit :count
                                        """)
                                .bind("zone", zone)
                                .bind("at", at)
                                .bind("after", after)
                                .bind("count", count)
                                .map((row, context) -> RosterLine.of(row))
                                .list());
    }
}
