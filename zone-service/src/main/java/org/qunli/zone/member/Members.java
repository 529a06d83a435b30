package org.qunli.zone.member;

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
import org.qunli.zone.chat.ChatIdentities;

/** All members of this cell. */
@ApplicationScoped
class Members implements PanacheRepositoryBase<Member, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final ChatIdentities chats;
    private final Jdbi jdbi;

    Members(ChatIdentities chats, Jdbi jdbi) {
        this.chats = chats;
        this.jdbi = jdbi;
    }

    Member require(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    Member locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(NotFound::new);
    }

    List<Member> livingIn(UUID household) {
        return list("householdId = ?1 and active order by id", household);
    }

    List<Member> of(UUID zone, Optional<UUID> after, int count) {
        return find("zoneId = ?1 and active and id > ?2 order by id", zone, after.orElse(FIRST))
                .page(0, count)
                .list();
    }

    /** Those of a zone who speak on one of these channel/tenant pairs. */
    List<Member> on(Collection<String> networks, UUID zone, Optional<UUID> after, int count) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select m.id from member m
                                                where m.zone_id = :zone and m.active and m.id > :after
                                                    and exists (select 1 from chat_identity c
                                                        where c.holder_kind = 'MEMBER' and c.holder_id = m.id
                                                            and c.channel || '/' || c.tenant
                                                                = any(cast(:networks as text[])))
                                                order by m.id limit :count
                                                """)
                                        .bind("zone", zone)
                                        .bind("after", after.orElse(FIRST))
                                        .bind("networks", networks.toArray(String[]::new))
                                        .bind("count", count)
                                        .mapTo(UUID.class)
                                        .list());
        return list("id in ?1 order by id", ids);
    }

    /** Ends a membership and frees its chat ids. */
    void moveOut(Member member, Instant now) {
        member.moveOut(now);
        chats.assign(ChatIdentities.Holder.MEMBER, member.id(), List.of());
    }

    /** Whether the officer is one of the zone's grid workers. */
    boolean isGridWorker(UUID officer, UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select 1 from roster_entry
                                            where zone_id = :zone and officer_id = :officer
                                                and active and post = 'GRID_WORKER')
                                        """)
                                .bind("zone", zone)
                                .bind("officer", officer)
                                .mapTo(Boolean.class)
                                .one());
    }
}
