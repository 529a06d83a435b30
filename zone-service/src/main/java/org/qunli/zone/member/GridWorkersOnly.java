package org.qunli.zone.member;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** An officer verifies residents as a grid worker of the zone. */
class GridWorkersOnly extends Fact {
    private static final long serialVersionUID = 1;

    GridWorkersOnly() {
        super(Kind.FORBIDDEN);
    }
}
