package org.qunli.zone.roster;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Who has left can't be rostered. */
class OfficerServesNoMore extends Fact {
    private static final long serialVersionUID = 1;

    OfficerServesNoMore() {
        super(Kind.CONFLICT);
    }
}
