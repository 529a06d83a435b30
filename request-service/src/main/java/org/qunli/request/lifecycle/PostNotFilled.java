package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Nobody else on the zone's roster fills the post. */
public final class PostNotFilled extends Fact {
    private static final long serialVersionUID = 1;

    PostNotFilled() {
        super(Kind.UNPROCESSABLE);
    }
}
