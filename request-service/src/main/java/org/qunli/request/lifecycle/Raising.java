package org.qunli.request.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.identity.ChatId;

/** Who raised a request, where and when; only its words can change. */
@Embeddable
public class Raising {

    private String district;

    @Column(name = "zone")
    private UUID zoneId;

    @Column(name = "household")
    private UUID householdId;

    @Column(name = "member")
    private UUID memberId;

    @Column(name = "raised_by")
    private String name;

    @Column(name = "by_proxy")
    private boolean proxy;

    @Column(name = "sender_channel")
    private String channel;

    @Column(name = "sender_tenant")
    private String tenant;

    @Column(name = "sender_id")
    private String userId;

    @Column(name = "group_id")
    private String groupId;

    @Column(name = "message_id")
    private String messageId;

    @Enumerated(EnumType.STRING)
    private Source source;

    private String text;

    @Column(name = "opened_at")
    private Instant openedAt;

    /** For Hibernate. */
    protected Raising() {}

    Raising(NewNeed need) {
        this.district = need.district();
        this.zoneId = need.zoneId();
        this.householdId = need.raiser().householdId();
        this.memberId = need.raiser().memberId();
        this.name = need.raiser().name();
        this.proxy = need.raiser().proxy();
        ChatId chat = need.raiser().chat();
        this.channel = chat == null ? null : chat.channel();
        this.tenant = chat == null ? null : chat.tenant();
        this.userId = chat == null ? null : chat.userId();
        this.groupId = need.origin().groupId();
        this.messageId = need.origin().messageId();
        this.source = need.origin().source();
        this.text = need.text();
        this.openedAt = need.openedAt();
    }

    void reword(String newText) {
        text = newText;
    }

    /** Whether it was said by somebody who speaks for the household from elsewhere. */
    public boolean proxy() {
        return proxy;
    }

    /** The district's code. */
    public String district() {
        return district;
    }

    /** The zone. */
    public UUID zoneId() {
        return zoneId;
    }

    /** The household, or null for a guest or a caller without an address. */
    public UUID householdId() {
        return householdId;
    }

    /** The member, or null. */
    public UUID memberId() {
        return memberId;
    }

    /** The name as the chat shows it, or null. */
    public String name() {
        return name;
    }

    /** How to reach whoever raised it, or null. */
    public ChatId chat() {
        return userId == null ? null : new ChatId(channel, tenant, userId);
    }

    /** The group in which it was raised, or null. */
    public String groupId() {
        return groupId;
    }

    /** The platform's id of the message that opened it, or null. */
    public String messageId() {
        return messageId;
    }

    /** How it came in. */
    public Source source() {
        return source;
    }

    /** What was said. */
    public String text() {
        return text;
    }

    /** From when its deadlines run. */
    public Instant openedAt() {
        return openedAt;
    }
}
