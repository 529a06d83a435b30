package org.qunli.zone.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.chat.ChatIdentity;

/** All claims of this cell. */
@ApplicationScoped
class Claims implements PanacheRepositoryBase<MembershipClaim, UUID> {

    private final Jdbi jdbi;

    Claims(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    MembershipClaim require(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    MembershipClaim locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(NotFound::new);
    }

    /** Lets the claims of one chat id in one zone queue up until the transaction ends. */
    void queue(UUID zone, ChatIdentity chat) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select cast(pg_advisory_xact_lock(hashtextextended(:who, 18)) as text)
                                        """)
                                .bind("who", zone + "\n" + chat.network() + "\n" + chat.userId())
                                .mapTo(String.class)
                                .one());
    }

    /** The claim of this chat id that nobody decided. */
    Optional<MembershipClaim> pending(UUID zone, ChatIdentity chat) {
        return find(
                        "zoneId = ?1 and channel = ?2 and tenant = ?3 and userId = ?4 and state = ?5",
                        zone,
                        chat.channel(),
                        chat.tenant(),
                        chat.userId(),
                        MembershipClaim.State.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** When this chat id was refused last in the zone, the latest first, no more than counted. */
    List<Instant> refusals(UUID zone, ChatIdentity chat, Instant since, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select settled_at from membership_claim
                                        where zone_id = :zone and channel = :channel and tenant = :tenant
                                            and user_id = :user and state = 'REFUSED' and settled_at > :since
                                        order by settled_at desc limit :count
                                        """)
                                .bind("zone", zone)
                                .bind("channel", chat.channel())
                                .bind("tenant", chat.tenant())
                                .bind("user", chat.userId())
                                .bind("since", since)
                                .bind("count", count)
                                .mapTo(Instant.class)
                                .list());
    }

    /**
     * Claims of a zone in the order they were made.
     *
     * @param networks {@code channel/tenant} pairs, or null for all
     */
    List<MembershipClaim> of(
            UUID zone,
            MembershipClaim.State state,
            Collection<String> networks,
            Optional<UUID> after,
            int count) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id from membership_claim
                                                where zone_id = :zone and id > :after
                                                    and (cast(:state as text) is null or state = :state)
                                                    and (cast(:networks as text[]) is null
                                                        or channel || '/' || tenant = any(cast(:networks as text[])))
                                                order by id limit :count
                                                """)
                                        .bind("zone", zone)
                                        .bind("after", after.orElse(new UUID(0, 0)))
                                        .bind("state", state == null ? null : state.name())
                                        .bind(
                                                "networks",
                                                networks == null
                                                        ? null
                                                        : networks.toArray(String[]::new))
                                        .bind("count", count)
                                        .mapTo(UUID.class)
                                        .list());
        return list("id in ?1 order by id", ids);
    }
}
