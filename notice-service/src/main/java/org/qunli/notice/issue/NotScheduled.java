package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** There is no publication to come that could be called off. */
public final class NotScheduled extends Fact {
    private static final long serialVersionUID = 1;

    NotScheduled(String code) {
        super(Kind.CONFLICT, code);
    }
}
