package org.qunli.supervision.deadline;

/** Where a clock stands. */
public enum DeadlineState {
    RUNNING,
    /** The matter waits; the due time moves along. */
    PAUSED,
    /** Found to be past its due time. */
    OVERDUE,
    STOPPED
}
