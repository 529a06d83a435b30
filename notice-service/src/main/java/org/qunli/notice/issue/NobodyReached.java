package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The targets match no active zone with a group; whoever wants it so says acceptNoMatch. */
public final class NobodyReached extends Fact {
    private static final long serialVersionUID = 1;

    NobodyReached(String code) {
        super(Kind.CONFLICT, code);
    }
}
