package org.qunli.request.following;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Others are duplicates of this request: it can't become one. */
public final class HasDuplicates extends Fact {
    private static final long serialVersionUID = 1;

    HasDuplicates() {
        super(Kind.CONFLICT);
    }
}
