package org.qunli.zone.roster;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** It is over, refused or cancelled already. */
class ExceptionSettled extends Fact {
    private static final long serialVersionUID = 1;

    ExceptionSettled() {
        super(Kind.CONFLICT);
    }
}
