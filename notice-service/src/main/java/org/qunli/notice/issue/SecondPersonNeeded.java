package org.qunli.notice.issue;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The rules ask for two different persons; in an emergency a reason stands for the second. */
public final class SecondPersonNeeded extends Fact {
    private static final long serialVersionUID = 1;

    SecondPersonNeeded(String code) {
        super(Kind.CONFLICT, code);
    }
}
