package org.qunli.kit.paging;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** If-Match names another version. */
public final class StaleVersion extends Fact {
    private static final long serialVersionUID = 1;

    public StaleVersion() {
        super(Kind.STALE);
    }
}
