package org.qunli.request.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** What a request waits for, why and until when. */
@Embeddable
public class Waiting {

    @Enumerated(EnumType.STRING)
    @Column(name = "waiting_for")
    private WaitingFor what;

    @Column(name = "waiting_reason")
    private String reason;

    @Column(name = "waiting_until")
    private Instant until;

    /** For Hibernate. */
    protected Waiting() {}

    Waiting(WaitingFor what, String reason, Instant until) {
        this.what = what;
        this.reason = reason;
        this.until = until;
    }

    /** Whom or what it waits for. */
    public WaitingFor what() {
        return what;
    }

    /** Why, in an officer's words. */
    public String reason() {
        return reason;
    }

    /** When the wait ends by itself. */
    public Instant until() {
        return until;
    }
}
