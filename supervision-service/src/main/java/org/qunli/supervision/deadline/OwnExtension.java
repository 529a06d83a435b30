package org.qunli.supervision.deadline;

import org.qunli.kit.problem.Kind;

/** Somebody other than who asked decides. */
class OwnExtension extends org.qunli.kit.problem.Fact {
    private static final long serialVersionUID = 1;

    OwnExtension() {
        super(Kind.FORBIDDEN);
    }
}
