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

/**
 * Somebody who lives in a household, or speaks for it from elsewhere. Chat ids are kept by {@code
 * ChatIdentities}, what became of somebody by {@code MemberHistory}.
 */
@Entity
@Table(name = "member")
public class Member {

    @Id private UUID id;

    @Column(name = "household_id")
    private UUID householdId;

    @Column(name = "zone_id")
    private UUID zoneId;

    @Enumerated(EnumType.STRING)
    private MemberKind kind;

    private String name;

    private String phone;

    private String subject;

    @Column(name = "speaks_for")
    private UUID speaksFor;

    private String relation;

    @Column(name = "valid_until")
    private Instant validUntil;

    private boolean active;

    @Column(name = "verified_at")
    private Instant verifiedAt;

    @Column(name = "verified_by")
    private String verifiedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "verified_method")
    private Verification.Method verifiedMethod;

    @Column(name = "verified_by_role")
    private String verifiedByRole;

    @Column(name = "verified_by_person")
    private UUID verifiedByPerson;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    private Ending ending;

    @Column(name = "merged_into")
    private UUID mergedInto;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected Member() {}

    Member(Household household, Newcomer newcomer, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        householdId = household.id();
        zoneId = household.zoneId();
        kind = newcomer.mandate() == null ? MemberKind.RESIDENT : MemberKind.PROXY;
        name = newcomer.name();
        phone = newcomer.phone();
        subject = newcomer.subject();
        if (newcomer.mandate() != null) {
            speaksFor = newcomer.mandate().speaksFor();
            relation = newcomer.mandate().relation();
            validUntil = newcomer.mandate().validUntil();
        }
        active = true;
        createdAt = now;
        changedAt = now;
    }

    /** Takes over what was changed; chat ids changed with it count as a change too. */
    void describe(String newName, String newPhone, String newSubject, Instant now) {
        name = newName;
        phone = newPhone;
        subject = newSubject;
        changedAt = now;
    }

    /** A proxy speaks longer or shorter, or is something else to the household. */
    void mandate(String newRelation, Instant newEnd, Instant now) {
        relation = newRelation;
        validUntil = newEnd;
        changedAt = now;
    }

    /** A proxy speaks for the member that another one turned out to be. */
    void speakFor(UUID member, Instant now) {
        speaksFor = member;
        changedAt = now;
    }

    /** Chat ids aren't on this row, but a change of theirs is a new version of it. */
    void touch(Instant now) {
        changedAt = now;
    }

    void move(Household to, Instant now) {
        householdId = to.id();
        zoneId = to.zoneId();
        changedAt = now;
    }

    /** Leaves for good: whoever comes back is entered anew. */
    void end(Ending how, Instant now) {
        active = false;
        ending = how;
        endedAt = now;
        changedAt = now;
    }

    /** Turned out to be somebody who is known already. */
    void mergeInto(Member kept, Instant now) {
        end(Ending.MERGED, active ? now : endedAt);
        mergedInto = kept.id;
        changedAt = now;
    }

    /** Verified again is verified later and by whoever did it last. */
    void verify(Verification.Method method, Author by, Instant now) {
        verifiedAt = now;
        verifiedMethod = method;
        verifiedBy = by.client() == null ? by.role().name() : by.client();
        verifiedByRole = by.role().name();
        verifiedByPerson = by.personId();
        changedAt = now;
    }

    void unverify(Instant now) {
        verifiedAt = null;
        verifiedMethod = null;
        verifiedBy = null;
        verifiedByRole = null;
        verifiedByPerson = null;
        changedAt = now;
    }

    /** What was known of the other and not of this one is known of this one. */
    void takeOver(Member other, Instant now) {
        name = name == null ? other.name : name;
        phone = phone == null ? other.phone : phone;
        if (kind == MemberKind.RESIDENT && subject == null) {
            subject = other.subject;
        }
        if (verifiedAt == null) {
            verifiedAt = other.verifiedAt;
            verifiedMethod = other.verifiedMethod;
            verifiedBy = other.verifiedBy;
            verifiedByRole = other.verifiedByRole;
            verifiedByPerson = other.verifiedByPerson;
        }
        changedAt = now;
    }

    /**
     * Whether somebody saw that they live there. A chat platform knows who somebody is, not where
     * they live.
     */
    boolean isKnownToLiveThere() {
        return active
                && kind == MemberKind.RESIDENT
                && verifiedAt != null
                && verifiedMethod != Verification.Method.BY_CHAT_PLATFORM;
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

    public MemberKind kind() {
        return kind;
    }

    /** May be null: a chat id is enough to be served. */
    public String name() {
        return name;
    }

    public String phone() {
        return phone;
    }

    /** Subject of an own token, or null. */
    public String subject() {
        return subject;
    }

    /** The member for whom a proxy speaks; null: the whole household, or no proxy. */
    public UUID speaksFor() {
        return speaksFor;
    }

    public String relation() {
        return relation;
    }

    public Instant validUntil() {
        return validUntil;
    }

    public boolean active() {
        return active;
    }

    /** Null while nobody has verified it. */
    public Verification verification() {
        return verifiedAt == null
                ? null
                : new Verification(
                        verifiedAt, verifiedMethod, Author.of(verifiedByRole, verifiedByPerson));
    }

    /** Null while active. */
    public Ending ending() {
        return ending;
    }

    public Instant endedAt() {
        return endedAt;
    }

    /** Who this one turned out to be, or null. */
    public UUID mergedInto() {
        return mergedInto;
    }

    public long version() {
        return version;
    }
}
