package org.qunli.kit.paging;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A cursor that wasn't handed out for this list. */
public final class MalformedCursor extends Fact {
    private static final long serialVersionUID = 1;

    public MalformedCursor() {
        super(Kind.INVALID);
    }
}
