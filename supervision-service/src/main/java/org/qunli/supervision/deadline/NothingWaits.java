package org.qunli.supervision.deadline;

import org.qunli.kit.problem.Kind;

/** The clock isn't paused: nothing is to be vetoed. */
class NothingWaits extends org.qunli.kit.problem.Fact {
    private static final long serialVersionUID = 1;

    NothingWaits() {
        super(Kind.CONFLICT);
    }
}
