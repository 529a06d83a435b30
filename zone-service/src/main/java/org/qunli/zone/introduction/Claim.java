package org.qunli.zone.introduction;

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
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.staffing.Post;

/** A chat id that introduced itself in a group as an officer, and nobody knew it. */
@Entity
@Table(name = "introduction_claim")
class Claim {

    @Id private UUID id;

    @Column(name = "message_key")
    private UUID messageKey;

    @Column(name = "zone_id")
    private UUID zoneId;

    private String district;

    private String channel;

    private String tenant;

    @Column(name = "user_id")
    private String userId;

    @Enumerated(EnumType.STRING)
    private Post post;

    private String name;

    private String phone;

    private String words;

    @Column(name = "said_at")
    private Instant saidAt;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    @Column(name = "officer_id")
    private UUID officerId;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Version private long version;

    protected Claim() {}

    /** Ids in the order in which claims came. */
    static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * This is that officer.
     *
     * @throws ClaimSettled when it was decided before
     */
    void confirm(UUID officer, Instant now) {
        settle(ClaimState.CONFIRMED, now);
        officerId = officer;
    }

    /**
     * This is no officer, or none of ours.
     *
     * @throws ClaimSettled when it was decided before
     */
    void refuse(Instant now) {
        settle(ClaimState.REFUSED, now);
    }

    private void settle(ClaimState as, Instant now) {
        if (state != ClaimState.PENDING) {
            throw new ClaimSettled();
        }
        state = as;
        settledAt = now;
    }

    UUID id() {
        return id;
    }

    UUID zoneId() {
        return zoneId;
    }

    ChatIdentity chatId() {
        return new ChatIdentity(channel, tenant, userId);
    }

    /** As claimed, or null. */
    Post post() {
        return post;
    }

    String name() {
        return name;
    }

    String phone() {
        return phone;
    }

    String words() {
        return words;
    }

    Instant saidAt() {
        return saidAt;
    }

    ClaimState state() {
        return state;
    }

    UUID officerId() {
        return officerId;
    }
}
