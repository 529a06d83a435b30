package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The time for saying "not solved" is over: a new request is the way. */
public final class ReopeningOver extends Fact {
    private static final long serialVersionUID = 1;

    ReopeningOver() {
        super(Kind.CONFLICT);
    }
}
