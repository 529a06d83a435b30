package org.qunli.request.following;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** It is the caller's own request: nobody follows their own. */
public final class OwnRequest extends Fact {
    private static final long serialVersionUID = 1;

    OwnRequest() {
        super(Kind.CONFLICT);
    }
}
