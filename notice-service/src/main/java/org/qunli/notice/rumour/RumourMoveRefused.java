package org.qunli.notice.rumour;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A claim can't come from the one state to the other. */
public final class RumourMoveRefused extends Fact {
    private static final long serialVersionUID = 1;

    RumourMoveRefused(RumourState from, RumourState to) {
        super(Kind.CONFLICT, from, to);
    }
}
