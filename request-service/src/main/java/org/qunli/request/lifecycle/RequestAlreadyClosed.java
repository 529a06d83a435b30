package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The request is no longer open: nothing more is done about it. */
public final class RequestAlreadyClosed extends Fact {
    private static final long serialVersionUID = 1;

    public RequestAlreadyClosed() {
        super(Kind.CONFLICT);
    }
}
