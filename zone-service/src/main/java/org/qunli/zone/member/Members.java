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

/** All members of this cell. */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Member, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    private final Jdbi jdbi;

    Members(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Member require(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /** The member with their row locked, or nothing there. */
    public Member locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(NotFound::new);
    }

    /** Locks a row that was read before, and reads it again as it is now. */
    Member lockedAgain(Member member) {
        getEntityManager().refresh(member, LockModeType.PESSIMISTIC_WRITE);
        return member;
    }

    List<Member> livingIn(UUID household) {
        return find("householdId = ?1 and active order by id", household)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The active proxies who speak for one member, with their rows locked. */
    List<Member> proxiesOf(UUID member) {
        return find("speaksFor = ?1 and active order by id", member)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those who turned out to be this one before. */
    List<Member> mergedInto(UUID member) {
        return find("mergedInto = ?1 order by id", member)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** As whom somebody is in a household; whoever lives there before whoever speaks for it. */
    Optional<Member> among(Collection<UUID> ids, UUID household) {
        return find(
                        "id in ?1 and householdId = ?2 and active order by kind desc, id",
                        ids,
                        household)
                .firstResultOptional();
    }

    // offset 0 makes it one look-up a row; without, all chat ids of the cell are read for each
    // page.
    List<Member> page(MemberQuery query, Optional<UUID> after, int count) {
        List<UUID> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select m.id from member m
                                                where m.zone_id = :zone and m.active and m.id > :after
                                                    and (cast(:household as uuid) is null
                                                        or m.household_id = cast(:household as uuid))
                                                    and (cast(:kind as text) is null or m.kind = :kind)
                                                    and (cast(:verified as boolean) is null
                                                        or (m.verified_at is not null) = :verified)
                                                    and (cast(:name as text) is null
                                                        or lower(m.name) like lower(cast(:name as text)))
                                                    and (cast(:networks as text[]) is null
                                                        or exists (select 1 from chat_identity c
                                                            where c.holder_id = m.id
                                                                and c.channel || '/' || c.tenant
                                                                    = any(cast(:networks as text[]))
                                                            offset 0))
                                                order by m.id limit :count
                                                """)
                                        .bind("zone", query.zone())
                                        .bind("after", after.orElse(FIRST))
                                        .bind("household", query.household())
                                        .bind(
                                                "kind",
                                                query.kind() == null ? null : query.kind().name())
                                        .bind("verified", query.verified())
                                        .bind("name", query.namePattern())
                                        .bind("networks", query.networks())
                                        .bind("count", count)
                                        .mapTo(UUID.class)
                                        .list());
        return list("id in ?1 order by id", ids);
    }

    /** Proxies whose time is over; their rows are locked, those locked elsewhere left out. */
    List<UUID> claimExpired(Instant now, int count) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id from member
                                        where active and valid_until <= :now
                                        order by valid_until, id limit :count
                                        for update skip locked
                                        """)
                                .bind("now", now)
                                .bind("count", count)
                                .mapTo(UUID.class)
                                .list());
    }

    /** The district of a member's zone. */
    String districtOf(Member member) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select district from zone where id = :zone")
                                .bind("zone", member.zoneId())
                                .mapTo(String.class)
                                .one());
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
