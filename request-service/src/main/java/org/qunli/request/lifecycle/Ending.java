package org.qunli.request.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.UUID;

/**
 * How a request ends, and began again: its resolution, its cycles, and what was said at the end.
 */
@Embeddable
public class Ending {

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "resolved_by")
    private UUID resolvedBy;

    @Column(name = "reopen_until")
    private Instant reopenUntil;

    @Column(name = "closed_at")
    private Instant closedAt;

    private int cycle = 1;

    private int reopened;

    private boolean thanked;

    @Embedded private Rating rating;

    /** For Hibernate, and for a request in its first cycle. */
    protected Ending() {}

    void resolved(UUID officer, Instant at, Instant reopenableUntil) {
        resolvedAt = at;
        resolvedBy = officer;
        reopenUntil = reopenableUntil;
    }

    void closed(Instant at) {
        closedAt = at;
    }

    void reopened() {
        cycle++;
        reopened++;
        resolvedAt = null;
        resolvedBy = null;
        reopenUntil = null;
        closedAt = null;
        rating = null;
    }

    void rated(Rating given) {
        rating = given;
    }

    void thanked() {
        thanked = true;
    }

    boolean changeableAt(Instant at) {
        return reopenUntil != null && !at.isAfter(reopenUntil);
    }

    Rating rating() {
        return rating;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }

    UUID resolvedBy() {
        return resolvedBy;
    }

    Instant closedAt() {
        return closedAt;
    }

    int cycle() {
        return cycle;
    }

    int reopenings() {
        return reopened;
    }

    boolean isThanked() {
        return thanked;
    }
}
