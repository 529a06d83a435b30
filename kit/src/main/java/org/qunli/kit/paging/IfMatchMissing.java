package org.qunli.kit.paging;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A change needs If-Match. */
public final class IfMatchMissing extends Fact {
    private static final long serialVersionUID = 1;

    public IfMatchMissing() {
        super(Kind.PRECONDITION_MISSING);
    }
}
