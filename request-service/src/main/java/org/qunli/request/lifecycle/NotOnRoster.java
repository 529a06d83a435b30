package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The officer isn't on the roster of the request's zone. */
public final class NotOnRoster extends Fact {
    private static final long serialVersionUID = 1;

    NotOnRoster() {
        super(Kind.UNPROCESSABLE);
    }
}
