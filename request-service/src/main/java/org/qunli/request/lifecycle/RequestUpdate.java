package org.qunli.request.lifecycle;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Something that was said or done about a request. Never changed once written, but for what its
 * saying's receipts tell.
 */
@Entity
@Table(name = "request_update")
public class RequestUpdate {

    /** Kinds that answer; a RESOLUTION asks, and is confirmed or not. */
    static final Set<UpdateKind> ANSWERS =
            EnumSet.of(UpdateKind.RESPONSE, UpdateKind.PROGRESS, UpdateKind.WAITING);

    @Id private UUID id;

    @Column(name = "request")
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    private UpdateKind kind;

    @Column(name = "officer")
    private UUID officerId;

    @Column(name = "member")
    private UUID memberId;

    private String text;

    @Column(name = "message_key")
    private UUID messageKey;

    @Column(name = "promised_at")
    private Instant promisedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "waiting_for")
    private WaitingFor waitingFor;

    private Instant until;

    @Column(name = "way_forward")
    private String wayForward;

    @Column(name = "template_only")
    private boolean templateOnly;

    @Column(name = "saying")
    private UUID sayingId;

    @Column(name = "lost_at")
    private Instant lostAt;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    /** For Hibernate. */
    protected RequestUpdate() {}

    private RequestUpdate(UUID requestId, UpdateKind kind, Word word) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.requestId = requestId;
        this.kind = kind;
        this.officerId = word.officerId();
        this.memberId = word.memberId();
        this.text = word.text();
        this.messageKey = word.messageKey();
        // As the database keeps it: a moment that is told twice is the same twice.
        this.occurredAt = word.at().truncatedTo(ChronoUnit.MICROS);
    }

    static RequestUpdate of(ResidentRequest request, UpdateKind kind, Word word) {
        return new RequestUpdate(request.id(), kind, word);
    }

    RequestUpdate promising(Instant at) {
        promisedAt = at;
        return this;
    }

    RequestUpdate templateOnly(boolean only) {
        templateOnly = only;
        return this;
    }

    /** Told to the resident by a saying, or null where there is nobody to tell. */
    void toldBy(UUID saying) {
        sayingId = saying;
    }

    void lost(Instant at) {
        lostAt = at;
    }

    void arrived() {
        lostAt = null;
    }

    /** Whether it is an officer's word that stops a response clock. */
    boolean isAnswer() {
        return officerId != null && ANSWERS.contains(kind);
    }

    /** Whether it tells of a promise or an action. */
    boolean setsGoing() {
        return promisedAt != null || kind == UpdateKind.PROGRESS;
    }

    boolean isLost() {
        return lostAt != null;
    }

    RequestUpdate waiting(WaitingFor what, Instant end) {
        waitingFor = what;
        until = end;
        return this;
    }

    RequestUpdate wayForward(String way) {
        wayForward = way;
        return this;
    }

    UUID id() {
        return id;
    }

    UUID requestId() {
        return requestId;
    }

    UpdateKind kind() {
        return kind;
    }

    UUID officerId() {
        return officerId;
    }

    UUID memberId() {
        return memberId;
    }

    String text() {
        return text;
    }

    Instant promisedAt() {
        return promisedAt;
    }

    WaitingFor waitingFor() {
        return waitingFor;
    }

    Instant until() {
        return until;
    }

    String wayForward() {
        return wayForward;
    }

    boolean isTemplateOnly() {
        return templateOnly;
    }

    Instant occurredAt() {
        return occurredAt;
    }
}
