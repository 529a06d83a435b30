package org.qunli.notice.issue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * Who vouches for a notice: whoever drafted it, a second person where the rules ask for one, or,
 * afterwards, whoever reviewed that there was none.
 */
@Embeddable
class Signatures {

    private String drafter;

    private String approver;

    @Column(name = "approved_at")
    private Instant approvedAt;

    private String publisher;

    @Column(name = "bypass_reason")
    private String bypassReason;

    @Column(name = "bypass_reviewer")
    private String bypassReviewer;

    @Column(name = "bypass_reviewed_at")
    private Instant bypassReviewedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "bypass_verdict")
    private BypassVerdict bypassVerdict;

    protected Signatures() {}

    Signatures(String drafter) {
        this.drafter = drafter;
    }

    /** A second person agrees; the same one again changes nothing. */
    void approve(String code, String who, Instant now) {
        if (who.equals(drafter)) {
            throw new SecondPersonNeeded(code);
        }
        if (approver == null) {
            approver = who;
            approvedAt = now;
        }
    }

    /**
     * The publisher signs.
     *
     * @param needsTwo whether two different persons must have vouched for it
     * @param reason why one is enough this time, or null
     */
    void publish(String code, String who, boolean needsTwo, String reason) {
        boolean two = approver != null || drafter == null || !who.equals(drafter);
        if (needsTwo && !two) {
            if (reason == null) {
                throw new SecondPersonNeeded(code);
            }
            bypassReason = reason;
        }
        publisher = who;
    }

    /** Judges afterwards whether one person had to be enough; another one judges. */
    void review(String code, String who, BypassVerdict verdict, Instant now) {
        if (bypassReason == null) {
            throw new NothingToReview(code);
        }
        if (who.equals(publisher)) {
            throw new SecondPersonNeeded(code);
        }
        if (bypassVerdict != null && bypassVerdict != verdict) {
            throw new ReviewedAlready(code, bypassVerdict);
        }
        if (bypassVerdict == null) {
            bypassVerdict = verdict;
            bypassReviewer = who;
            bypassReviewedAt = now;
        }
    }

    boolean bypassed() {
        return bypassReason != null;
    }

    ApprovalView view() {
        return new ApprovalView(approvedAt, bypassReason, bypassVerdict, bypassReviewedAt);
    }
}
