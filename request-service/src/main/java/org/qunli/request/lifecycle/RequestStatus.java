package org.qunli.request.lifecycle;

/** The states of a request. */
public enum RequestStatus {
    OPEN,
    RESPONDED,
    IN_PROGRESS,
    WAITING,
    RESOLVED,
    CONFIRMED,
    RESOLVED_UNCONFIRMED,
    WITHDRAWN,
    DUPLICATE,
    UNRESOLVABLE,
    NOT_A_REQUEST;

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return compareTo(WAITING) <= 0;
    }

    /** Whether it counts as done, so that "not solved" may reopen it. */
    public boolean isDone() {
        return this == RESOLVED || this == CONFIRMED || this == RESOLVED_UNCONFIRMED;
    }
}
