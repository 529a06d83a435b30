package org.qunli.zone.claim;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.member.Author;
import org.qunli.zone.member.Member;

/** Somebody's own word of where they live, until it is accepted or refused. */
@Entity
@Table(name = "membership_claim")
public class MembershipClaim {

    /** What became of it. */
    public enum State {
        PENDING,
        ACCEPTED,
        REFUSED
    }

    @Id private UUID id;

    @Column(name = "zone_id")
    private UUID zoneId;

    private String channel;

    private String tenant;

    @Column(name = "user_id")
    private String userId;

    private String door;

    private String name;

    private String phone;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "household_id")
    private UUID householdId;

    @Column(name = "member_id")
    private UUID memberId;

    private String reason;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Column(name = "settled_by_role")
    private String settledByRole;

    @Column(name = "settled_by_person")
    private UUID settledByPerson;

    @Column(name = "settled_by_client")
    private String settledByClient;

    @Version private long version;

    protected MembershipClaim() {}

    MembershipClaim(UUID zoneId, NewClaim claim, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        this.zoneId = zoneId;
        channel = claim.chatId().channel();
        tenant = claim.chatId().tenant();
        userId = claim.chatId().userId();
        door = claim.door();
        name = claim.name();
        phone = claim.phone();
        state = State.PENDING;
        madeAt = now;
    }

    /** Said otherwise while nobody decided; answers whether anything is other than before. */
    boolean restate(NewClaim claim) {
        boolean same =
                door.equals(claim.door())
                        && Objects.equals(name, claim.name())
                        && Objects.equals(phone, claim.phone());
        door = claim.door();
        name = claim.name();
        phone = claim.phone();
        return !same;
    }

    void accept(Member member, Author by, Instant now) {
        settle(State.ACCEPTED, by, now);
        householdId = member.householdId();
        memberId = member.id();
    }

    void refuse(String why, Author by, Instant now) {
        settle(State.REFUSED, by, now);
        reason = why;
    }

    private void settle(State as, Author by, Instant now) {
        if (state != State.PENDING) {
            throw new ClaimAlreadySettled();
        }
        state = as;
        settledAt = now;
        settledByRole = by.role().name();
        settledByPerson = by.personId();
        settledByClient = by.client();
    }

    UUID id() {
        return id;
    }

    UUID zoneId() {
        return zoneId;
    }

    ChatIdentity chat() {
        return new ChatIdentity(channel, tenant, userId);
    }

    String door() {
        return door;
    }

    String name() {
        return name;
    }

    String phone() {
        return phone;
    }

    State state() {
        return state;
    }

    UUID householdId() {
        return householdId;
    }

    UUID memberId() {
        return memberId;
    }

    String reason() {
        return reason;
    }

    Instant madeAt() {
        return madeAt;
    }

    Instant settledAt() {
        return settledAt;
    }

    Author settledBy() {
        return settledByRole == null
                ? null
                : new Author(Author.Role.valueOf(settledByRole), settledByPerson, settledByClient);
    }

    long version() {
        return version;
    }
}
