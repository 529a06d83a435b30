package org.qunli.notice.issue;

/** How soon to act (CAP 1.2). */
public enum Urgency {
    IMMEDIATE,
    EXPECTED,
    FUTURE,
    PAST,
    UNKNOWN
}
