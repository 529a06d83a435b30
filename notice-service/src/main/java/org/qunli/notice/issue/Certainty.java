package org.qunli.notice.issue;

/** How sure it is (CAP 1.2). */
public enum Certainty {
    OBSERVED,
    LIKELY,
    POSSIBLE,
    UNLIKELY,
    UNKNOWN
}
