package org.qunli.notice.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeTargets;

/** Deliveries as they are stored. Statements are set-based: one for any number of groups. */
@ApplicationScoped
class Deliveries {

    private final Jdbi jdbi;

    Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Lets one transaction at a time match notices and groups, until it ends: otherwise a
     * publication and a group that joins at the same moment would each miss what the other hasn't
     * committed.
     */
    void lockMatching() {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "select pg_advisory_xact_lock(hashtextextended('notice/matching', 0))"));
    }

    /**
     * The active zones that the notice's targets ask for, with their districts.
     *
     * @param zones only among these, or among all if empty
     */
    Map<UUID, String> matching(Notice notice, Set<UUID> zones) {
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
                                        """)
                                .bind("districts", notice.districts().toArray(String[]::new))
                                .bind("targets", targets.zones().toArray(UUID[]::new))
                                .bind(
                                        "levels",
                                        targets.levels().stream()
                                                .map(Enum::name)
                                                .toArray(String[]::new))
                                .bind("zones", zones.toArray(UUID[]::new))
                                .setMapKeyColumn("id")
                                .setMapValueColumn("district")
                                .collectInto(new GenericType<Map<UUID, String>>() {}));
    }

    /** Makes the deliveries to these zones' groups that aren't there yet, and answers them. */
    List<Delivery> fanOut(UUID notice, Set<UUID> zones, Instant now) {
        UUID[] bindings = undelivered(notice, zones);
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        insert into delivery (id, notice, binding, zone, district, channel,
                                                              tenant, group_id, forwarding, state, created_at)
                                        select t.id, :notice, b.id, z.id, z.district, b.channel,
                                               b.tenant, b.group_id, b.forwarding, 'PENDING', :now
                                        from unnest(cast(:ids as uuid[]), cast(:bindings as uuid[])) as t (id, binding)
                                        join binding b on b.id = t.binding
                                        join zone z on z.id = b.zone
                                        on conflict (notice, binding) do nothing
                                        returning *
                                        """)
                                .bind("notice", notice)
                                .bind("now", now)
                                .bind(
                                        "ids",
                                        Stream.generate(UuidCreator::getTimeOrderedEpoch)
                                                .limit(bindings.length)
                                                .toArray(UUID[]::new))
                                .bind("bindings", bindings)
                                .map((row, context) -> delivery(row))
                                .list());
    }

    private UUID[] undelivered(UUID notice, Set<UUID> zones) {
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
                                .list()
                                .toArray(UUID[]::new));
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
                                        where n.status = 'PUBLISHED' and (n.expires_at is null or n.expires_at > :now)
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

    /** Ends what is pending in groups of these zones that are bound no more. */
    List<Delivery> skipReleased(Set<UUID> zones, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update delivery set state = 'SKIPPED', reason = 'GROUP_RELEASED', settled_at = :at
                                        where id in (
                                            select d.id from delivery d join binding b on b.id = d.binding
                                            where d.state = 'PENDING' and not b.active
                                              and b.zone = any (cast(:zones as uuid[]))
                                            order by d.id for update of d)
                                          and state = 'PENDING'
                                        returning *
                                        """)
                                .bind("at", at)
                                .bind("zones", zones.toArray(UUID[]::new))
                                .map((row, context) -> delivery(row))
                                .list());
    }

    /** Lets deliveries follow their groups to a zone; answers those still pending. */
    List<Delivery> follow(Collection<UUID> bindings, UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        update delivery set zone = :zone
                                        where binding = any (cast(:bindings as uuid[])) and zone <> :zone
                                        returning *
                                        """)
                                .bind("zone", zone)
                                .bind("bindings", bindings.toArray(UUID[]::new))
                                .map((row, context) -> delivery(row))
                                .list()
                                .stream()
                                .filter(d -> d.state() == DeliveryState.PENDING)
                                .toList());
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

    /** The delivery of the notice to the binding; its row stays locked. */
    Optional<Delivery> locked(UUID notice, UUID binding) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from delivery
                                        where notice = :notice and binding = :binding for update
                                        """)
                                .bind("notice", notice)
                                .bind("binding", binding)
                                .map((row, context) -> delivery(row))
                                .findOne());
    }

    /** The delivery; its row stays locked. */
    Optional<Delivery> locked(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from delivery where id = :id for update")
                                .bind("id", id)
                                .map((row, context) -> delivery(row))
                                .findOne());
    }

    /** Ends a delivery. */
    Delivery settle(UUID id, DeliveryState state, String reason, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update delivery set state = :state, reason = :reason, settled_at = :at
                                        where id = :id returning *
                                        """)
                                .bind("state", state.name())
                                .bind("reason", reason)
                                .bind("at", at)
                                .bind("id", id)
                                .map((row, context) -> delivery(row))
                                .one());
    }

    /** Ends what still is pending of a cancelled notice. */
    List<Delivery> skipPending(UUID notice, String reason, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update delivery set state = 'SKIPPED', reason = :reason, settled_at = :at
                                        where notice = :notice and state = 'PENDING' returning *
                                        """)
                                .bind("reason", reason)
                                .bind("at", at)
                                .bind("notice", notice)
                                .map((row, context) -> delivery(row))
                                .list());
    }

    /**
     * Ends up to {@code limit} pending deliveries by hand of notices that have expired; another
     * pod's are left. Those by a saying end with it: it expires at the same time, as NO_RECEIPT.
     */
    List<Delivery> expire(Instant now, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update delivery set state = 'EXPIRED', reason = 'NOTICE_EXPIRED', settled_at = :now
                                        where id in (
                                            select d.id from delivery d join notice n on n.id = d.notice
                                            where d.state = 'PENDING' and d.forwarding <> 'BOT'
                                              and n.expires_at <= :now
                                            order by d.id limit :limit for update of d skip locked)
                                        returning *
                                        """)
                                .bind("now", now)
                                .bind("limit", limit)
                                .map((row, context) -> delivery(row))
                                .list());
    }

    /**
     * A part of a notice's deliveries.
     *
     * @param state only these, or null
     * @param zones only in these, or in all if null
     * @param after the last id of the part before, or null
     */
    List<Delivery> list(UUID notice, DeliveryState state, Set<UUID> zones, UUID after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from delivery d
                                        where d.notice = :notice
                                          and (cast(:state as text) is null or d.state = :state)
                                          and (cast(:zones as uuid[]) is null or d.zone = any (cast(:zones as uuid[])))
                                          and (cast(:after as uuid) is null or d.id > :after)
                                        order by d.id limit :limit
                                        """)
                                .bind("notice", notice)
                                .bind("state", state == null ? null : state.name())
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, context) -> delivery(row))
                                .list());
    }

    /** All of a notice's deliveries. */
    List<Delivery> all(UUID notice) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select * from delivery where notice = :notice order by id")
                                .bind("notice", notice)
                                .map((row, context) -> delivery(row))
                                .list());
    }

    /** How many deliveries are in each state, among the zones or all if null. */
    Map<DeliveryState, Long> counts(UUID notice, Set<UUID> zones) {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select d.state, count(*) as deliveries from delivery d
                                        where d.notice = :notice
                                          and (cast(:zones as uuid[]) is null or d.zone = any (cast(:zones as uuid[])))
                                        group by d.state
                                        """)
                                .bind("notice", notice)
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        DeliveryState.valueOf(
                                                                row.getString("state")),
                                                        row.getLong("deliveries")))
                                .forEach(c -> counts.put(c.getKey(), c.getValue())));
        return counts;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Timestamp settled = row.getTimestamp("settled_at");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("notice", UUID.class),
                row.getObject("binding", UUID.class),
                row.getObject("zone", UUID.class),
                row.getString("district"),
                row.getString("channel"),
                row.getString("tenant"),
                row.getString("group_id"),
                row.getString("forwarding"),
                DeliveryState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getTimestamp("created_at").toInstant(),
                settled == null ? null : settled.toInstant());
    }
}
