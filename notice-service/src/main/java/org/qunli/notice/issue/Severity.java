package org.qunli.notice.issue;

/** How bad it is (CAP 1.2). */
public enum Severity {
    EXTREME,
    SEVERE,
    MODERATE,
    MINOR,
    UNKNOWN
}
