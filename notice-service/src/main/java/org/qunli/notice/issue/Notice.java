package org.qunli.notice.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.qunli.kit.json.Json;
import org.qunli.kit.problem.Invalid;

/** Official information. Its content is what was drafted; only its status moves. */
@Entity
@Table(name = "notice")
public class Notice {

    @Id private UUID id;

    private String code;

    @Enumerated(EnumType.STRING)
    private NoticeStatus status;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private String[] districts;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    @Column(name = "effective_at")
    private Instant effectiveAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "drafted_by")
    private String draftedBy;

    @Column(name = "drafted_at")
    private Instant draftedAt;

    @Column(name = "published_by")
    private String publishedBy;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Version private long version;

    protected Notice() {}

    /**
     * A draft.
     *
     * @throws Invalid if its times are out of order, or it says the same language twice
     */
    Notice(UUID id, String code, NewNotice drafted, String by, Instant now) {
        check(drafted);
        this.id = id;
        this.code = code;
        this.status = NoticeStatus.DRAFT;
        this.kind = drafted.kind();
        this.severity = drafted.severity();
        this.districts = drafted.targets().districts().toArray(String[]::new);
        this.content = Json.write(drafted);
        this.effectiveAt = drafted.effectiveAt();
        this.expiresAt = drafted.expiresAt();
        this.draftedBy = by;
        this.draftedAt = now;
    }

    private static void check(NewNotice drafted) {
        Instant from = drafted.effectiveAt();
        Instant onset = drafted.onset();
        Instant ends = drafted.expiresAt();
        if (from != null && onset != null && onset.isBefore(from)) {
            throw new Invalid("onset", "onset-before-effect");
        }
        if (ends != null && from != null && !from.isBefore(ends)) {
            throw new Invalid("expiresAt", "expires-before-effect");
        }
        if (ends != null && onset != null && !onset.isBefore(ends)) {
            throw new Invalid("expiresAt", "expires-before-onset");
        }
        Set<Language> languages = new HashSet<>();
        for (NoticeText text : drafted.texts()) {
            if (!languages.add(text.language())) {
                throw new Invalid("texts", "language-twice", text.language());
            }
        }
    }

    /** Makes it official. */
    void publish(String by, Instant now) {
        if (status != NoticeStatus.DRAFT) {
            throw new NoticeAlreadyPublished(code);
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            throw new NoticeExpired(code);
        }
        status = NoticeStatus.PUBLISHED;
        publishedBy = by;
        publishedAt = now;
    }

    /** Takes it back; what was said can't be unsaid. */
    void cancel(Instant now) {
        if (status != NoticeStatus.PUBLISHED) {
            throw new NoticeNotPublished(code);
        }
        status = NoticeStatus.CANCELLED;
        cancelledAt = now;
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

    public NewNotice content() {
        return Json.read(content, NewNotice.class);
    }

    public Set<String> districts() {
        return Set.of(districts);
    }

    public Instant draftedAt() {
        return draftedAt;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public Instant cancelledAt() {
        return cancelledAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public long version() {
        return version;
    }
}
