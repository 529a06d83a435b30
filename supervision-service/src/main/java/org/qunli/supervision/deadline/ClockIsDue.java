package org.qunli.supervision.deadline;

import org.qunli.kit.problem.Kind;

/** More time is asked for before a clock is due; this one is due already, or has ended. */
class ClockIsDue extends org.qunli.kit.problem.Fact {
    private static final long serialVersionUID = 1;

    ClockIsDue() {
        super(Kind.CONFLICT);
    }
}
