package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Only whose request it is can say that it isn't theirs. */
public final class NotTheAssignee extends Fact {
    private static final long serialVersionUID = 1;

    NotTheAssignee() {
        super(Kind.CONFLICT);
    }
}
