package org.qunli.notice.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.qunli.kit.json.Json;
import org.qunli.kit.problem.Invalid;

/**
 * Official information. Its content is what was drafted; only its status moves. What changes it or
 * takes it back is another notice, which refers to it.
 */
@Entity
@Table(name = "notice")
public class Notice {

    @Id private UUID id;

    private String code;

    @Enumerated(EnumType.STRING)
    private NoticeStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "message_type")
    private MessageType messageType;

    @Column(name = "refers_to")
    private UUID refersTo;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String[] districts;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    @Column(name = "of_households")
    private boolean ofHouseholds;

    @Column(name = "effective_at")
    private Instant effectiveAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "drafted_by")
    private String draftedBy;

    @Column(name = "drafted_at")
    private Instant draftedAt;

    @Column(name = "scheduled_at")
    private Instant scheduledAt;

    @Column(name = "published_by")
    private String publishedBy;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Column(name = "replaced_by")
    private UUID replacedBy;

    @Embedded private Signatures signatures;

    @Version private long version;

    protected Notice() {}

    /**
     * A draft.
     *
     * @param type ALERT, UPDATE or CANCEL; the latter two refer to an earlier one
     * @param by the client of the call
     * @param who the person who calls
     * @throws Invalid if its times are out of order, or its words aren't plain text
     */
    Notice(
            UUID id,
            String code,
            MessageType type,
            UUID refersTo,
            NewNotice drafted,
            String by,
            String who,
            Instant now) {
        NewNotice complete = DraftRules.complete(drafted);
        this.id = id;
        this.code = code;
        this.messageType = type;
        this.refersTo = refersTo;
        this.status = NoticeStatus.DRAFT;
        this.kind = complete.kind();
        this.severity = complete.severity();
        this.districts = complete.targets().districts().toArray(String[]::new);
        this.content = Json.write(complete);
        this.ofHouseholds = complete.targets().areOfHouseholds();
        this.effectiveAt = complete.effectiveAt();
        this.expiresAt = complete.expiresAt();
        this.draftedBy = by;
        this.draftedAt = now;
        this.signatures = new Signatures(who);
    }

    /** A second person agrees with the draft. */
    void approve(String who, Instant now) {
        requireDraft();
        signatures().approve(code, who, now);
    }

    /** Signs it for a publication now or later. */
    void sign(String who, boolean needsTwo, String reason) {
        requireDraft();
        signatures().publish(code, who, needsTwo, reason);
    }

    /** Lets it wait for its time. */
    void schedule(Instant at, String by, Instant now) {
        requireDraft();
        if (at.isBefore(now)) {
            throw new Invalid("at", "publication-in-the-past");
        }
        if (expiresAt != null && !at.isBefore(expiresAt)) {
            throw new Invalid("at", "publication-after-expiry");
        }
        status = NoticeStatus.SCHEDULED;
        scheduledAt = at;
        publishedBy = by;
    }

    /** It waits no more, and can be published in another way. */
    void unschedule() {
        if (status == NoticeStatus.PUBLISHED || status == NoticeStatus.CANCELLED) {
            throw new NoticeAlreadyPublished(code);
        }
        if (status != NoticeStatus.SCHEDULED) {
            throw new NotScheduled(code);
        }
        status = NoticeStatus.DRAFT;
        scheduledAt = null;
        publishedBy = null;
    }

    /** Makes it official. */
    void publish(String by, Instant now) {
        if (status.isPublic()) {
            throw new NoticeAlreadyPublished(code);
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            throw new NoticeExpired(code);
        }
        status = NoticeStatus.PUBLISHED;
        publishedBy = by;
        publishedAt = now;
    }

    /** Another one takes its place, or takes it back; what was said can't be unsaid. */
    void replace(Notice by, Instant now) {
        if (status != NoticeStatus.PUBLISHED) {
            throw new NoticeNotPublished(code);
        }
        if (replacedBy != null) {
            throw new NoticeSuperseded(code, replacedBy.toString());
        }
        replacedBy = by.id;
        if (by.messageType == MessageType.CANCEL) {
            status = NoticeStatus.CANCELLED;
            cancelledAt = now;
        }
    }

    void review(String who, BypassVerdict verdict, Instant now) {
        signatures().review(code, who, verdict, now);
    }

    private void requireDraft() {
        if (status == NoticeStatus.SCHEDULED) {
            throw new NoticeScheduled(code);
        }
        if (status != NoticeStatus.DRAFT) {
            throw new NoticeAlreadyPublished(code);
        }
    }

    /** The client that signed it last, for what is published at its time. */
    public String signedBy() {
        return publishedBy;
    }

    /** Those drafted before there were any have none. */
    Signatures signatures() {
        if (signatures == null) {
            signatures = new Signatures(null);
        }
        return signatures;
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public NoticeStatus status() {
        return status;
    }

    public MessageType messageType() {
        return messageType;
    }

    /** The earlier one that it updates or takes back, or null. */
    public UUID refersTo() {
        return refersTo;
    }

    public NewNotice content() {
        return Json.read(content, NewNotice.class);
    }

    public Set<String> districts() {
        return Set.of(districts);
    }

    public Instant draftedAt() {
        return draftedAt;
    }

    public Instant scheduledAt() {
        return scheduledAt;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public Instant cancelledAt() {
        return cancelledAt;
    }

    /** The one that took its place or took it back, or null. */
    public UUID replacedBy() {
        return replacedBy;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public long version() {
        return version;
    }
}
