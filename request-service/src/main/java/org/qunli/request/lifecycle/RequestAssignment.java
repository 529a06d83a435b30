package org.qunli.request.lifecycle;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.qunli.request.place.Post;
import org.qunli.request.routing.AssignReason;

/** That a request became somebody's, and why. Never changed once written. */
@Entity
@Table(name = "request_assignment")
public class RequestAssignment {

    @Id private UUID id;

    @Column(name = "request")
    private UUID requestId;

    @Column(name = "officer")
    private UUID officerId;

    @Enumerated(EnumType.STRING)
    private Post post;

    @Enumerated(EnumType.STRING)
    private AssignReason reason;

    @Column(name = "decided_by")
    private UUID decidedBy;

    private String note;

    private Instant at;

    /** For Hibernate. */
    protected RequestAssignment() {}

    /** As the request has it now; a release before kept neither why nor since when. */
    RequestAssignment(ResidentRequest request, UUID decidedBy, String note) {
        Assignment now = request.assignment();
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.requestId = request.id();
        this.officerId = now.officerId();
        this.post = now.post();
        this.reason = now.routedBy();
        this.decidedBy = decidedBy;
        this.note = note;
        this.at = now.at() == null ? request.raising().openedAt() : now.at();
    }

    UUID officerId() {
        return officerId;
    }

    Post post() {
        return post;
    }

    AssignReason reason() {
        return reason;
    }

    UUID decidedBy() {
        return decidedBy;
    }

    String note() {
        return note;
    }

    Instant at() {
        return at;
    }
}
