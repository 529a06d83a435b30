package org.qunli.zone.vacancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * When each zone must be looked at again. Whoever changes a roster says so in the same transaction:
 * a watcher that has just looked waits for it, or is waited for.
 */
@ApplicationScoped
class ZoneWatch {

    private final Jdbi jdbi;

    ZoneWatch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Zones that are due, locked; those that someone else holds are left to them. */
    List<UUID> claim(Instant now, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select zone_id from zone_watch where due_at <= :now
                                        order by due_at limit :count for update skip locked
                                        """)
                                .bind("now", now)
                                .bind("count", count)
                                .mapTo(UUID.class)
                                .list());
    }

    /**
     * Has these zones looked at soon. In the order of ids, so that two don't wait for each other.
     */
    void lookAt(Collection<UUID> zones, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into zone_watch (zone_id, due_at)
                                        select z, cast(:now as timestamptz)
                                        from unnest(cast(:zones as uuid[])) as z order by z
                                        on conflict (zone_id) do update set due_at = excluded.due_at
                                        where zone_watch.due_at > excluded.due_at
                                        """)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .bind("now", now)
                                .execute());
    }

    /** Has every zone that the officer serves looked at soon. */
    void lookAtServedBy(UUID officer, Instant now) {
        lookAt(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select zone_id from roster_entry where officer_id = :officer and active
                                                """)
                                        .bind("officer", officer)
                                        .mapTo(UUID.class)
                                        .list()),
                now);
    }

    /** Has every zone of the district looked at soon. */
    void lookAtDistrict(String district, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update zone_watch set due_at = :now
                                        where due_at > :now and zone_id in (
                                            select id from zone where district = :district)
                                        """)
                                .bind("district", district)
                                .bind("now", now)
                                .execute());
    }

    /**
     * Puts these zones, whose rows are locked, off to the next begin or end of duty, or the given
     * moment if that is earlier.
     */
    void putOff(Map<UUID, Instant> latest, Instant now) {
        List<Map.Entry<UUID, Instant>> rows = List.copyOf(latest.entrySet());
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update zone_watch w
                                        set due_at = least(l.due_at,
                                            (select min(d.ends_at) from duty d
                                             where d.zone_id = w.zone_id and d.ends_at > :now),
                                            (select min(d.starts_at) from duty d
                                             where d.zone_id = w.zone_id and d.starts_at > :now))
                                        from unnest(cast(:zones as uuid[]), cast(:latest as timestamptz[]))
                                            as l (zone_id, due_at)
                                        where w.zone_id = l.zone_id
                                        """)
                                .bind("now", now)
                                .bind(
                                        "zones",
                                        rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                                .bind(
                                        "latest",
                                        rows.stream()
                                                .map(row -> row.getValue().toString())
                                                .toArray(String[]::new))
                                .execute());
    }
}
