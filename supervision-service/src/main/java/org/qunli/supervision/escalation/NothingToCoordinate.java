package org.qunli.supervision.escalation;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** No clock runs on the request: there is nothing to coordinate. */
class NothingToCoordinate extends Fact {
    private static final long serialVersionUID = 1;

    NothingToCoordinate() {
        super(Kind.CONFLICT);
    }
}
