package org.qunli.supervision.watch;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** No clock runs on the request: there is nothing to remind anybody of. */
class NothingRuns extends Fact {
    private static final long serialVersionUID = 1;

    NothingRuns() {
        super(Kind.CONFLICT);
    }
}
