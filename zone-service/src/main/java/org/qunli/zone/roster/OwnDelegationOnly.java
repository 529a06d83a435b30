package org.qunli.zone.roster;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** An officer may hand over or take duties, and enters no other exception. */
class OwnDelegationOnly extends Fact {
    private static final long serialVersionUID = 1;

    OwnDelegationOnly() {
        super(Kind.FORBIDDEN);
    }
}
