package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The request waits already: a wait is not stacked on another. */
public final class AlreadyWaiting extends Fact {
    private static final long serialVersionUID = 1;

    AlreadyWaiting() {
        super(Kind.CONFLICT);
    }
}
