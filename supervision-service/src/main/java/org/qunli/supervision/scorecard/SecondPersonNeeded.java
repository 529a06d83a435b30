package org.qunli.supervision.scorecard;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Who proposed it can't decide on it. */
class SecondPersonNeeded extends Fact {
    private static final long serialVersionUID = 1;

    SecondPersonNeeded() {
        super(Kind.CONFLICT);
    }
}
