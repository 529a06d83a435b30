package org.qunli.kit.feed;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** An event can't be dropped before those of its subject that come before it. */
final class PredecessorWaiting extends Fact {
    private static final long serialVersionUID = 1;

    PredecessorWaiting() {
        super(Kind.CONFLICT);
    }
}
