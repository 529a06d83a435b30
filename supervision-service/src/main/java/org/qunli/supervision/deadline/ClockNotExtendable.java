package org.qunli.supervision.deadline;

import org.qunli.kit.problem.Kind;

/** More time can't be asked for on this kind of clock. */
class ClockNotExtendable extends org.qunli.kit.problem.Fact {
    private static final long serialVersionUID = 1;

    ClockNotExtendable() {
        super(Kind.CONFLICT);
    }
}
