package org.qunli.notice.issue;

/** Where a notice is in its life. */
public enum NoticeStatus {
    /** Seen by administrators only. */
    DRAFT,
    /** To be published at a time to come; seen by administrators only. */
    SCHEDULED,
    /** Official, and unchangeable. */
    PUBLISHED,
    /** Was official once. */
    CANCELLED;

    /** Whether everybody may see it. */
    public boolean isPublic() {
        return this == PUBLISHED || this == CANCELLED;
    }
}
