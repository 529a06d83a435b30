package org.qunli.request.following;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A request can't be its own duplicate. */
public final class DuplicateOfItself extends Fact {
    private static final long serialVersionUID = 1;

    DuplicateOfItself() {
        super(Kind.CONFLICT);
    }
}
