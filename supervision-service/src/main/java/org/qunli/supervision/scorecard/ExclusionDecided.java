package org.qunli.supervision.scorecard;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** It was decided otherwise already. */
class ExclusionDecided extends Fact {
    private static final long serialVersionUID = 1;

    ExclusionDecided() {
        super(Kind.CONFLICT);
    }
}
