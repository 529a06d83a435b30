package org.qunli.notice.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Writes deliveries. Statements are set-based: one for any number of groups. */
@ApplicationScoped
class Deliveries {

    private final Jdbi jdbi;

    Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Makes the deliveries to these groups that aren't there yet, and answers them. */
    List<Delivery> fanOut(UUID notice, Set<UUID> bindings, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        insert into delivery (id, notice, binding, zone, district, channel,
                                                              tenant, group_id, forwarding, state, created_at)
                                        select t.id, :notice, b.id, z.id, z.district, b.channel,
                                               b.tenant, b.group_id, b.forwarding, 'PENDING', :now
                                        from unnest(cast(:ids as uuid[]), cast(:bindings as uuid[])) as t (id, binding)
                                        join binding b on b.id = t.binding and b.active
                                        join zone z on z.id = b.zone
                                        on conflict (notice, binding) do nothing
                                        returning *
                                        """)
                                .bind("notice", notice)
                                .bind("now", now)
                                .bind(
                                        "ids",
                                        Stream.generate(UuidCreator::getTimeOrderedEpoch)
                                                .limit(bindings.size())
                                                .toArray(UUID[]::new))
                                .bind("bindings", bindings.toArray(UUID[]::new))
                                .map((row, context) -> delivery(row))
                                .list());
    }

    /**
     * The groups in which a notice stands, or may stand: a bot was given it, and what it did not
     * acknowledge it may have said all the same.
     */
    Set<UUID> heard(UUID notice) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select d.binding from delivery d
                                        join binding b on b.id = d.binding and b.active
                                        where d.notice = :notice
                                          and (d.state = 'FORWARDED' or d.forwarding = 'BOT')
                                        """)
                                .bind("notice", notice)
                                .mapTo(UUID.class)
                                .set());
    }

    /** The routes of the groups that the notice was delivered to, by district. */
    Map<String, Set<String>> routes(UUID notice) {
        return jdbi.withHandle(
                handle ->
                        Routes.of(
                                handle.createQuery(
                                                """
                                                select distinct district, channel, tenant
                                                from delivery where notice = :notice
                                                """)
                                        .bind("notice", notice)));
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

    /** Lets the bots try once more what failed; answers those. */
    List<Delivery> again(UUID notice, Set<UUID> zones) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update delivery d
                                        set state = 'PENDING', reason = null, settled_at = null,
                                            attempts = attempts + 1
                                        where d.notice = :notice and d.state = 'FAILED' and d.forwarding = 'BOT'
                                          and (cast(:zones as uuid[]) is null or d.zone = any (cast(:zones as uuid[])))
                                          and exists (select 1 from binding b where b.id = d.binding and b.active)
                                        returning *
                                        """)
                                .bind("notice", notice)
                                .bind("zones", zones == null ? null : zones.toArray(UUID[]::new))
                                .map((row, context) -> delivery(row))
                                .list());
    }

    /** Somebody put another text than ours into the group. */
    void alter(UUID id, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        update delivery set altered_at = :at
                                        where id = :id and altered_at is null
                                        """)
                                .bind("at", at)
                                .bind("id", id)
                                .execute());
    }

    /** The delivery of the notice to that group; its row stays locked. */
    Optional<Delivery> lockedInGroup(UUID notice, String channel, String tenant, String group) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from delivery
                                        where notice = :notice and binding in (
                                            select id from binding
                                            where channel = :channel and tenant = :tenant and group_id = :group)
                                        order by id for update
                                        """)
                                .bind("notice", notice)
                                .bind("channel", channel)
                                .bind("tenant", tenant)
                                .bind("group", group)
                                .map((row, context) -> delivery(row))
                                .findFirst());
    }

    /** Ends what still is pending of a notice that is replaced or taken back. */
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

    static Delivery delivery(ResultSet row) throws SQLException {
        Timestamp settled = row.getTimestamp("settled_at");
        Timestamp altered = row.getTimestamp("altered_at");
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
                settled == null ? null : settled.toInstant(),
                altered == null ? null : altered.toInstant());
    }
}
