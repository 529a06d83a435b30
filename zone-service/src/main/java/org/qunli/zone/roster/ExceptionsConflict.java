package org.qunli.zone.roster;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The officer can't be away and there at once, nor away twice. */
class ExceptionsConflict extends Fact {
    private static final long serialVersionUID = 1;

    ExceptionsConflict() {
        super(Kind.CONFLICT);
    }
}
