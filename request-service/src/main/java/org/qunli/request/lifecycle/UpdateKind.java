package org.qunli.request.lifecycle;

/** What an update of a request says. */
public enum UpdateKind {
    RESPONSE,
    PROGRESS,
    WAITING,
    RESOLUTION,
    UNRESOLVABLE,
    /** An officer says that nothing was asked for. */
    NOT_A_REQUEST,
    COMMENT,
    /** Why category, priority or confidentiality was corrected; written by the correction. */
    CHANGE
}
