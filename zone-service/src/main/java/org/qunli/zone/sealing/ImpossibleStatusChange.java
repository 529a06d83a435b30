package org.qunli.zone.sealing;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A zone goes PLANNED, ACTIVE, LIFTED, one step at a time. */
class ImpossibleStatusChange extends Fact {
    private static final long serialVersionUID = 1;

    ImpossibleStatusChange(Object... args) {
        super(Kind.CONFLICT, args);
    }
}
