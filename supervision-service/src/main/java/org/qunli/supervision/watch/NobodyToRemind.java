package org.qunli.supervision.watch;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Nobody is assigned and nobody is on duty. */
class NobodyToRemind extends Fact {
    private static final long serialVersionUID = 1;

    NobodyToRemind() {
        super(Kind.CONFLICT);
    }
}
