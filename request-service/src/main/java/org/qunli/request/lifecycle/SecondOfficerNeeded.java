package org.qunli.request.lifecycle;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The same officer called it unresolvable before: it takes a second one. */
public final class SecondOfficerNeeded extends Fact {
    private static final long serialVersionUID = 1;

    SecondOfficerNeeded() {
        super(Kind.CONFLICT);
    }
}
