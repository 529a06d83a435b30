package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The time to rate a request is over. */
public final class RatingOver extends Fact {

    private static final long serialVersionUID = 1;

    RatingOver() {
        super(Kind.CONFLICT);
    }
}
