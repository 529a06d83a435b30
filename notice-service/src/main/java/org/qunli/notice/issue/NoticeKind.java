package org.qunli.notice.issue;

/** What a notice is about. */
public enum NoticeKind {
    CONTROL_MEASURE,
    TEST_RESULT,
    ENVIRONMENT_SAMPLING,
    SUPPLY,
    LIFTING,
    CLARIFICATION,
    ADVICE,
    OTHER
}
