package org.qunli.request.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The course of a request: the state table of docs/states.md. A verb that the table doesn't allow
 * throws and changes nothing.
 */
@Embeddable
class Course {

    @Enumerated(EnumType.STRING)
    private RequestStatus status;

    @Embedded private Waiting waiting;

    @Embedded private Impasse impasse;

    @Embedded private Ending ending;

    @Column(name = "promised_at")
    private Instant promisedAt;

    @Column(name = "responded_at")
    private Instant respondedAt;

    /** For Hibernate. */
    protected Course() {}

    static Course begun() {
        Course course = new Course();
        course.status = RequestStatus.OPEN;
        course.ending = new Ending();
        return course;
    }

    /** An officer takes it on themselves. A wait goes on. */
    void taken() {
        requireOpen();
        if (status != RequestStatus.WAITING) {
            status = RequestStatus.IN_PROGRESS;
        }
    }

    /** An officer's word; one with a promise or an action sets it going. A wait goes on. */
    void answered(Instant promised, boolean action, Instant at) {
        requireOpen();
        respondedBy(at);
        if (promised != null) {
            promisedAt = promised;
        }
        if (status == RequestStatus.OPEN || status == RequestStatus.RESPONDED) {
            boolean going = promised != null || action;
            status = going ? RequestStatus.IN_PROGRESS : RequestStatus.RESPONDED;
        }
    }

    /**
     * An answer never arrived. What counts is what is left; a wait goes on, and a request that was
     * taken or reopened stays in progress.
     *
     * @param left the officers' answers that arrived, in order
     */
    void answerLost(List<RequestUpdate> left, RequestUpdate lost, boolean taken) {
        respondedAt = left.isEmpty() ? null : left.get(0).occurredAt();
        if (promisedAt != null && promisedAt.equals(lost.promisedAt())) {
            promisedAt = ending.cycle() > 1 ? null : lastPromise(left);
        }
        if (status == RequestStatus.RESPONDED || status == RequestStatus.IN_PROGRESS) {
            boolean going =
                    taken || ending.cycle() > 1 || left.stream().anyMatch(RequestUpdate::setsGoing);
            status =
                    going
                            ? RequestStatus.IN_PROGRESS
                            : left.isEmpty() ? RequestStatus.OPEN : RequestStatus.RESPONDED;
        }
    }

    private static Instant lastPromise(List<RequestUpdate> left) {
        return left.stream()
                .map(RequestUpdate::promisedAt)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    void waitFor(WaitingFor what, String reason, Instant until, Instant at) {
        requireOpen();
        if (status == RequestStatus.WAITING) {
            throw new AlreadyWaiting();
        }
        respondedBy(at);
        status = RequestStatus.WAITING;
        waiting = new Waiting(what, reason, until);
    }

    /** The wait is over; answers whether there was one. */
    boolean resume() {
        if (status != RequestStatus.WAITING) {
            return false;
        }
        status = RequestStatus.IN_PROGRESS;
        waiting = null;
        return true;
    }

    void resolve(UUID officer, Instant at, Instant reopenableUntil) {
        requireOpen();
        respondedBy(at);
        status = RequestStatus.RESOLVED;
        waiting = null;
        impasse = null;
        ending.resolved(officer, at, reopenableUntil);
    }

    void confirm(Instant at) {
        if (status != RequestStatus.RESOLVED) {
            throw status.isOpen() ? new RequestStillOpen() : new RequestAlreadyClosed();
        }
        close(RequestStatus.CONFIRMED, at);
    }

    /** Supervision's CONFIRMATION clock of a cycle ran out; an older one's changes nothing. */
    boolean silenceOver(int ofCycle, Instant at) {
        if (status != RequestStatus.RESOLVED || ending.cycle() != ofCycle) {
            return false;
        }
        close(RequestStatus.RESOLVED_UNCONFIRMED, at);
        return true;
    }

    /** The resident says that it isn't solved; a new cycle starts. */
    void reopen(Instant at) {
        requireDone();
        if (!reopenableAt(at)) {
            throw new ReopeningOver();
        }
        status = RequestStatus.IN_PROGRESS;
        promisedAt = null;
        ending.reopened();
    }

    boolean reopenableAt(Instant at) {
        return status.isDone() && ending.changeableAt(at);
    }

    /** The household's rating of this cycle, in the place of one before. */
    void rate(Rating given, Duration window) {
        requireDone();
        if (!rateableAt(given.at(), window)) {
            throw new RatingOver();
        }
        ending.rated(given);
    }

    boolean rateableAt(Instant at, Duration window) {
        return status.isDone() && !at.isAfter(ending.resolvedAt().plus(window));
    }

    void withdraw(Instant at) {
        requireOpen();
        close(RequestStatus.WITHDRAWN, at);
    }

    /** An officer says that nothing was asked for at all. */
    void notARequest(Instant at) {
        requireOpen();
        close(RequestStatus.NOT_A_REQUEST, at);
    }

    /**
     * An officer calls it unresolvable; answers whether it is closed, which takes a second officer.
     * Until then it goes on.
     */
    boolean unresolvable(Impasse said, Instant at) {
        requireOpen();
        if (impasse == null) {
            impasse = said;
            return false;
        }
        if (impasse.officerId().equals(said.officerId())) {
            throw new SecondOfficerNeeded();
        }
        close(RequestStatus.UNRESOLVABLE, at);
        return true;
    }

    /** An officer works on it again: what was called unresolvable isn't, so far. */
    void wayFound() {
        impasse = null;
    }

    /** Another request goes on in its place. */
    void duplicate(Instant at) {
        requireOpen();
        close(RequestStatus.DUPLICATE, at);
    }

    /** Refuses what is only for a request that counts as done. */
    void requireDone() {
        if (!status.isDone()) {
            throw status.isOpen() ? new RequestStillOpen() : new RequestAlreadyClosed();
        }
    }

    void requireOpen() {
        if (!status.isOpen()) {
            throw new RequestAlreadyClosed();
        }
    }

    private void respondedBy(Instant at) {
        if (respondedAt == null) {
            respondedAt = at;
        }
    }

    private void close(RequestStatus last, Instant at) {
        status = last;
        waiting = null;
        ending.closed(at);
    }

    RequestStatus status() {
        return status;
    }

    Waiting waiting() {
        return waiting;
    }

    Impasse impasse() {
        return impasse;
    }

    Ending ending() {
        return ending;
    }

    Instant promisedAt() {
        return promisedAt;
    }

    Instant respondedAt() {
        return respondedAt;
    }
}
