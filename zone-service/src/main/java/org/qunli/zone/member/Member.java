package org.qunli.zone.member;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.qunli.zone.household.Household;

/** Somebody who lives in a household. Chat ids are kept by {@code ChatIdentities}. */
@Entity
@Table(name = "member")
public class Member {

    @Id private UUID id;

    @Column(name = "household_id")
    private UUID householdId;

    @Column(name = "zone_id")
    private UUID zoneId;

    private String name;

    private String subject;

    private boolean active;

    @Column(name = "verified_at")
    private Instant verifiedAt;

    @Column(name = "verified_by")
    private String verifiedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "verified_method")
    private Verification.Method verifiedMethod;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected Member() {}

    Member(Household household, String name, String subject, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        householdId = household.id();
        zoneId = household.zoneId();
        this.name = name;
        this.subject = subject;
        active = true;
        createdAt = now;
        changedAt = now;
    }

    /** Takes over what was changed; chat ids changed with it count as a change too. */
    void describe(String newName, String newSubject, Instant now) {
        name = newName;
        subject = newSubject;
        changedAt = now;
    }

    /** Leaves for good: whoever comes back is entered anew. */
    void moveOut(Instant now) {
        active = false;
        changedAt = now;
    }

    /** Verified again is verified later and by whoever did it last. */
    void verify(Verification.Method method, String by, Instant now) {
        verifiedAt = now;
        verifiedBy = by;
        verifiedMethod = method;
        changedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID householdId() {
        return householdId;
    }

    public UUID zoneId() {
        return zoneId;
    }

    /** May be null: a chat id is enough to be served. */
    public String name() {
        return name;
    }

    /** Subject of an own token, or null. */
    public String subject() {
        return subject;
    }

    public boolean active() {
        return active;
    }

    /** Null while nobody has verified it. */
    public Verification verification() {
        return verifiedAt == null ? null : new Verification(verifiedAt, verifiedMethod);
    }

    public long version() {
        return version;
    }
}
