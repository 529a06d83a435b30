package org.qunli.request.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** That a request can't be solved, why, and what can be done instead, as one officer says. */
@Embeddable
public class Impasse {

    @Column(name = "unresolvable_by")
    private UUID officerId;

    @Column(name = "unresolvable_reason")
    private String reason;

    @Column(name = "unresolvable_way")
    private String wayForward;

    /** For Hibernate. */
    protected Impasse() {}

    Impasse(UUID officerId, String reason, String wayForward) {
        this.officerId = officerId;
        this.reason = reason;
        this.wayForward = wayForward;
    }

    /** Who said so first. */
    public UUID officerId() {
        return officerId;
    }

    /** Why. */
    public String reason() {
        return reason;
    }

    /** What can be done instead. */
    public String wayForward() {
        return wayForward;
    }
}
