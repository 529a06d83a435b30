package org.qunli.zone.invitation;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.qunli.zone.household.Household;
import org.qunli.zone.member.Author;

/** A code of one household, kept as a hash. */
@Entity
@Table(name = "invitation")
public class Invitation {

    @Id private UUID id;

    @Column(name = "household_id")
    private UUID householdId;

    @Column(name = "member_id")
    private UUID memberId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    private boolean verifies;

    @Column(name = "issued_by_role")
    private String issuedByRole;

    @Column(name = "issued_by_person")
    private UUID issuedByPerson;

    @Column(name = "issued_by_client")
    private String issuedByClient;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "max_uses")
    private int maxUses;

    private int uses;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Version private long version;

    protected Invitation() {}

    Invitation(
            Household household,
            InvitationCode code,
            NewInvitation wanted,
            Author by,
            boolean verifies,
            Instant expiresAt,
            Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        householdId = household.id();
        memberId = wanted.memberId();
        codeHash = code.hash();
        this.verifies = verifies;
        issuedByRole = by.role().name();
        issuedByPerson = by.personId();
        issuedByClient = by.client();
        createdAt = now;
        this.expiresAt = expiresAt;
        maxUses = wanted.maxUses() == null ? 1 : wanted.maxUses();
    }

    /** Whether it can be redeemed once more. */
    boolean holds(Instant now) {
        return revokedAt == null && uses < maxUses && expiresAt.isAfter(now);
    }

    void use() {
        uses++;
    }

    /** Revoked again is revoked since the first time. */
    void revoke(Instant now) {
        revokedAt = revokedAt == null ? now : revokedAt;
    }

    UUID id() {
        return id;
    }

    UUID householdId() {
        return householdId;
    }

    /** The member to whom it gives a chat id; null: it makes a new one. */
    UUID memberId() {
        return memberId;
    }

    /** Whether whoever redeems it is verified by that; stamped when it was issued. */
    boolean verifies() {
        return verifies;
    }

    Author issuedBy() {
        return new Author(Author.Role.valueOf(issuedByRole), issuedByPerson, issuedByClient);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    int maxUses() {
        return maxUses;
    }

    int uses() {
        return uses;
    }

    Instant revokedAt() {
        return revokedAt;
    }
}
