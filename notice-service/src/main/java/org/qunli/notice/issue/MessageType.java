package org.qunli.notice.issue;

/** What a notice does to an earlier one (CAP 1.2). */
public enum MessageType {
    /** Nothing: it stands for itself. */
    ALERT,
    /** It takes the earlier one's place. */
    UPDATE,
    /** It takes the earlier one back. */
    CANCEL
}
