package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeTargets;

/**
 * Which zones and groups a notice's targets ask for, and which notices zones and groups should have
 * got. Statements are set-based.
 */
@ApplicationScoped
class Matching {

    private final Jdbi jdbi;

    Matching(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Lets one transaction at a time match notices and groups, until it ends: otherwise a
     * publication and a group that joins at the same moment would each miss what the other hasn't
     * committed.
     */
    void lock() {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "select pg_advisory_xact_lock(hashtextextended('notice/matching', 0))"));
    }

    /**
     * Lets others deliver at the same time, and nobody change what is matched, until the
     * transaction ends.
     */
    void lockShared() {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "select pg_advisory_xact_lock_shared(hashtextextended('notice/matching', 0))"));
    }

    /** The zones of these groups, with their districts. */
    Map<UUID, String> zonesOf(Set<UUID> bindings) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct z.id, z.district
                                        from binding b join zone z on z.id = b.zone
                                        where b.id = any (cast(:bindings as uuid[]))
                                        """)
                                .bind("bindings", bindings.toArray(UUID[]::new))
                                .setMapKeyColumn("id")
                                .setMapValueColumn("district")
                                .collectInto(new GenericType<Map<UUID, String>>() {}));
    }

    /** The routes of these groups, by district. */
    Map<String, Set<String>> routes(Set<UUID> bindings) {
        return jdbi.withHandle(
                handle ->
                        Routes.of(
                                handle.createQuery(
                                                """
                                                select distinct z.district, b.channel, b.tenant
                                                from binding b join zone z on z.id = b.zone
                                                where b.id = any (cast(:bindings as uuid[]))
                                                """)
                                        .bind("bindings", bindings.toArray(UUID[]::new))));
    }

    /**
     * The active zones that the notice's targets ask for, with their districts.
     *
     * @param zones only among these, or among all if empty
     */
    Map<UUID, String> zones(Notice notice, Set<UUID> zones) {
        NoticeTargets targets = notice.content().targets();
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select z.id, z.district from zone z
                                        where z.status = 'ACTIVE'
                                          and z.district = any (cast(:districts as text[]))
                                          and (cardinality(cast(:targets as uuid[])) = 0
                                               or z.id = any (cast(:targets as uuid[])))
                                          and (cardinality(cast(:levels as text[])) = 0
                                               or z.level = any (cast(:levels as text[])))
                                          and (cardinality(cast(:zones as uuid[])) = 0
                                               or z.id = any (cast(:zones as uuid[])))
                                          and (cardinality(cast(:buildings as text[])) = 0
                                               or exists (select 1 from household h
                                                          where h.zone = z.id and h.active
                                                            and h.building = any (cast(:buildings as text[]))))
                                        """)
                                .bind("districts", notice.districts().toArray(String[]::new))
                                .bind("targets", targets.zones().toArray(UUID[]::new))
                                .bind(
                                        "levels",
                                        targets.levels().stream()
                                                .map(Enum::name)
                                                .toArray(String[]::new))
                                .bind("zones", zones.toArray(UUID[]::new))
                                .bind("buildings", targets.buildings().toArray(String[]::new))
                                .setMapKeyColumn("id")
                                .setMapValueColumn("district")
                                .collectInto(new GenericType<Map<UUID, String>>() {}));
    }

    /** The groups of these zones that haven't got the notice. */
    Set<UUID> undelivered(UUID notice, Set<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select b.id from binding b
                                        where b.active and b.zone = any (cast(:zones as uuid[]))
                                          and not exists (select 1 from delivery d
                                                          where d.notice = :notice and d.binding = b.id)
                                        """)
                                .bind("notice", notice)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .mapTo(UUID.class)
                                .set());
    }

    /**
     * Published notices that are in force in the districts of these zones and haven't come to each
     * of their groups, in the order of publication.
     */
    List<UUID> inForceIn(Set<UUID> zones, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select n.id from notice n
                                        where n.status = 'PUBLISHED' and n.replaced_by is null
                                          and n.message_type <> 'CANCEL'
                                          and coalesce(jsonb_array_length(n.content #> '{targets,flags}'), 0) = 0
                                          and (n.expires_at is null or n.expires_at > :now)
                                          and exists (
                                              select 1 from zone z join binding b on b.zone = z.id and b.active
                                              where z.status = 'ACTIVE' and z.id = any (cast(:zones as uuid[]))
                                                and z.district = any (n.districts)
                                                and not exists (select 1 from delivery d
                                                                where d.notice = n.id and d.binding = b.id))
                                        order by n.published_at, n.id
                                        """)
                                .bind("now", now)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .mapTo(UUID.class)
                                .list());
    }

    /**
     * Published notices for households that are in force in the districts of these zones, in the
     * order of publication.
     */
    List<UUID> ofHouseholdsIn(Set<UUID> zones, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select n.id from notice n
                                        where n.of_households and n.status = 'PUBLISHED'
                                          and n.replaced_by is null and n.message_type <> 'CANCEL'
                                          and (n.expires_at is null or n.expires_at > :now)
                                          and exists (select 1 from zone z
                                                      where z.id = any (cast(:zones as uuid[]))
                                                        and z.district = any (n.districts))
                                        order by n.published_at, n.id
                                        """)
                                .bind("now", now)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .mapTo(UUID.class)
                                .list());
    }

    /** How many groups of these zones take no more than how many bytes. */
    Map<Integer, Integer> channels(Set<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select max_text_bytes, count(*) as groups from binding
                                        where active and zone = any (cast(:zones as uuid[]))
                                        group by max_text_bytes order by max_text_bytes
                                        """)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .setMapKeyColumn("max_text_bytes")
                                .setMapValueColumn("groups")
                                .collectInto(new GenericType<Map<Integer, Integer>>() {}));
    }

    /** The longest text of each binding, in bytes. */
    Map<UUID, Integer> longestTexts(List<Delivery> deliveries) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id, max_text_bytes from binding
                                        where id = any (cast(:ids as uuid[]))
                                        """)
                                .bind(
                                        "ids",
                                        deliveries.stream()
                                                .map(Delivery::binding)
                                                .toArray(UUID[]::new))
                                .setMapKeyColumn("id")
                                .setMapValueColumn("max_text_bytes")
                                .collectInto(new GenericType<Map<UUID, Integer>>() {}));
    }
}
