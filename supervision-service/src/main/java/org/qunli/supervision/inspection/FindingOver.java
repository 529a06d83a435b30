package org.qunli.supervision.inspection;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The finding was put right, or withdrawn. */
class FindingOver extends Fact {
    private static final long serialVersionUID = 1;

    FindingOver() {
        super(Kind.CONFLICT);
    }
}
