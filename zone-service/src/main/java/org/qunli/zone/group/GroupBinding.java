package org.qunli.zone.group;

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

/** A chat group that serves a zone. */
@Entity
@Table(name = "group_binding")
public class GroupBinding {

    @Id private UUID id;

    @Column(name = "zone_id")
    private UUID zoneId;

    private String channel;

    private String tenant;

    @Column(name = "group_id")
    private String groupId;

    @Enumerated(EnumType.STRING)
    private Forwarding forwarding;

    @Enumerated(EnumType.STRING)
    @Column(name = "private_message")
    private Capabilities.PrivateMessage privateMessage;

    private boolean mention;

    private boolean quote;

    private boolean recall;

    @Column(name = "max_text_bytes")
    private int maxTextBytes;

    @Column(name = "per_minute")
    private int perMinute;

    private boolean active;

    @Column(name = "counted_at", insertable = false, updatable = false)
    private Instant countedAt;

    @Column(name = "full_at", insertable = false, updatable = false)
    private Instant fullAt;

    @Column(insertable = false, updatable = false)
    private int present;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version private long version;

    protected GroupBinding() {}

    GroupBinding(UUID zoneId, NewGroup wanted, Instant now) {
        id = UuidCreator.getTimeOrderedEpoch();
        this.zoneId = zoneId;
        channel = wanted.channel();
        tenant = wanted.tenant();
        groupId = wanted.groupId();
        active = true;
        createdAt = now;
        adapt(
                wanted.forwarding() == null ? Forwarding.BOT : wanted.forwarding(),
                Capabilities.complete(wanted.capabilities(), Capabilities.DEFAULTS),
                now);
    }

    /** Takes over how the group is served; {@code able} is complete. */
    void adapt(Forwarding by, Capabilities able, Instant now) {
        forwarding = by;
        privateMessage = able.privateMessage();
        mention = able.mention();
        quote = able.quote();
        recall = able.recall();
        maxTextBytes = able.maxTextBytes();
        perMinute = able.perMinute();
        changedAt = now;
    }

    /** Takes over what holds for its channel and tenant. */
    void speakInPrivate(Capabilities.PrivateMessage able) {
        privateMessage = able;
    }

    /** The group serves this zone no more, and may be bound again. */
    void release(Instant now) {
        active = false;
        changedAt = now;
    }

    String network() {
        return channel + "/" + tenant;
    }

    public UUID id() {
        return id;
    }

    public UUID zoneId() {
        return zoneId;
    }

    public String channel() {
        return channel;
    }

    public String tenant() {
        return tenant;
    }

    public String groupId() {
        return groupId;
    }

    public Forwarding forwarding() {
        return forwarding;
    }

    public Capabilities capabilities() {
        return new Capabilities(privateMessage, mention, quote, recall, maxTextBytes, perMinute);
    }

    public boolean active() {
        return active;
    }

    /** Null until a front-end told who is in the group. */
    public Instant countedAt() {
        return countedAt;
    }

    /** For when a front-end last told everyone who is in the group, or null. */
    Instant fullAt() {
        return fullAt;
    }

    /** How many are in the group. */
    public int present() {
        return present;
    }

    public long version() {
        return version;
    }
}
