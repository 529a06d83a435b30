package org.qunli.notice.issue;

/** Where a notice is in its life. */
public enum NoticeStatus {
    /** Seen by administrators only. */
    DRAFT,
    /** Official, and unchangeable. */
    PUBLISHED,
    /** Was official once. */
    CANCELLED
}
