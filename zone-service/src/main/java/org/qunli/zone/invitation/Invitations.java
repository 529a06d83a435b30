package org.qunli.zone.invitation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** All invitations of this cell, and who came by them. */
@ApplicationScoped
class Invitations implements PanacheRepositoryBase<Invitation, UUID> {

    private final Jdbi jdbi;

    Invitations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** With its row locked: two on the last use queue up. */
    Optional<Invitation> locked(InvitationCode code) {
        return find("codeHash = ?1", (Object) code.hash())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<Invitation> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    boolean isTaken(InvitationCode code) {
        return count("codeHash = ?1", (Object) code.hash()) > 0;
    }

    List<Invitation> of(UUID household, Optional<UUID> after, int count) {
        return find(
                        "householdId = ?1 and id > ?2 order by id",
                        household,
                        after.orElse(new UUID(0, 0)))
                .page(0, count)
                .list();
    }

    /** How many codes of a household hold. */
    long holding(UUID household, Instant now) {
        return count(
                "householdId = ?1 and revokedAt is null and uses < maxUses and expiresAt > ?2",
                household,
                now);
    }

    void used(Invitation invitation, UUID member, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into invitation_use (invitation_id, member_id, at)
                                        values (:invitation, :member, :now)
                                        on conflict do nothing
                                        """)
                                .bind("invitation", invitation.id())
                                .bind("member", member)
                                .bind("now", now)
                                .execute());
    }

    boolean wasUsedBy(Invitation invitation, UUID member) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select 1 from invitation_use
                                            where invitation_id = :invitation and member_id = :member)
                                        """)
                                .bind("invitation", invitation.id())
                                .bind("member", member)
                                .mapTo(Boolean.class)
                                .one());
    }
}
