package org.qunli.request.lifecycle;

/** What an update of a request says. */
public enum UpdateKind {
    RESPONSE,
    PROGRESS,
    WAITING,
    RESOLUTION,
    UNRESOLVABLE,
    COMMENT
}
