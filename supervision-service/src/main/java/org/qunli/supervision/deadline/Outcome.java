package org.qunli.supervision.deadline;

/** How a clock ended. */
public enum Outcome {
    /** In time, whenever we heard of it. */
    MET,
    /** After the due time. */
    LATE,
    /** In time, but without what was waited for: nobody failed. */
    WITHDRAWN
}
