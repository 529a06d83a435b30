package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The notice was published as the rules ask. */
public final class NothingToReview extends Fact {
    private static final long serialVersionUID = 1;

    NothingToReview(String code) {
        super(Kind.CONFLICT, code);
    }
}
