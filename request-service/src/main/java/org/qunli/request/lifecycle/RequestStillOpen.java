package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The request isn't resolved yet, so it can be neither confirmed nor reopened. */
public final class RequestStillOpen extends Fact {
    private static final long serialVersionUID = 1;

    RequestStillOpen() {
        super(Kind.CONFLICT);
    }
}
