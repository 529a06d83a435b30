package org.qunli.supervision.deadline;

import org.qunli.kit.problem.Kind;

/** More time was asked for on this clock, and isn't decided yet. */
class ExtensionPending extends org.qunli.kit.problem.Fact {
    private static final long serialVersionUID = 1;

    ExtensionPending() {
        super(Kind.CONFLICT);
    }
}
