package org.qunli.notice.issue;

/** What came of the review of a notice that one person alone published. */
public enum BypassVerdict {
    JUSTIFIED,
    UNJUSTIFIED
}
