package org.qunli.supervision.deadline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a clock ended. */
@Schema(name = "ClockOutcome")
public enum Outcome {
    /** In time, whenever we heard of it. */
    MET,
    /** After the due time. */
    LATE,
    /** In time, but without what was waited for: nobody failed. */
    WITHDRAWN
}
