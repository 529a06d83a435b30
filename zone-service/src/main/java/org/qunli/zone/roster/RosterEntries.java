package org.qunli.zone.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.json.Json;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** All rosters of this cell. */
@ApplicationScoped
class RosterEntries implements PanacheRepositoryBase<RosterEntry, UUID> {

    static final UUID FIRST = new UUID(0, 0);

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

    /** How many hold a post in the zone. */
    long holders(UUID zone, Post post) {
        return count("zoneId = ?1 and post = ?2 and active", zone, post);
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

    /** A zone's roster with who is on duty {@code at}, in the order of officers' ids. */
    List<RosterLine> lines(UUID zone, Instant at, UUID after, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select r.zone_id, r.officer_id, o.name, o.name_en, o.phone, r.post, r.duties,
                                            r.shifts, r.introduced_at, r.introduction, r.version,
                                            d.ends_at is not null as on_duty,
                                            case when d.ends_at < r.planned_until then d.ends_at end as until
                                        from roster_entry r
                                        join officer o on o.id = r.officer_id
                                        left join lateral (
                                            select max(duty.ends_at) as ends_at from duty
                                            where duty.zone_id = r.zone_id and duty.officer_id = r.officer_id
                                                and duty.starts_at <= :at and duty.ends_at > :at) d on true
                                        where r.zone_id = :zone and r.active and r.officer_id > :after
                                        order by r.officer_id limit :count
                                        """)
                                .bind("zone", zone)
                                .bind("at", at)
                                .bind("after", after)
                                .bind("count", count)
                                .map((row, context) -> line(row))
                                .list());
    }

    private static RosterLine line(ResultSet row) throws SQLException {
        String[] duties = (String[]) row.getArray("duties").getArray();
        return new RosterLine(
                row.getObject("zone_id", UUID.class),
                row.getObject("officer_id", UUID.class),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("phone"),
                Post.valueOf(row.getString("post")),
                Arrays.stream(duties).map(Category::valueOf).sorted().toList(),
                List.of(Json.read(row.getString("shifts"), Shift[].class)),
                instant(row, "introduced_at"),
                row.getString("introduction"),
                row.getBoolean("on_duty"),
                instant(row, "until"),
                row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
