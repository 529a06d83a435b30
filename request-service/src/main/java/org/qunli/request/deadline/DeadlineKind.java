package org.qunli.request.deadline;

/** The kinds of clocks that run on a request. */
public enum DeadlineKind {
    FIRST_RESPONSE,
    NEXT_RESPONSE,
    PROGRESS,
    PROMISED,
    RESOLUTION,
    CONFIRMATION
}
