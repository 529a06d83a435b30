package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Somebody came to another verdict before. */
public final class ReviewedAlready extends Fact {
    private static final long serialVersionUID = 1;

    ReviewedAlready(String code, BypassVerdict verdict) {
        super(Kind.CONFLICT, code, verdict);
    }
}
