package org.qunli.zone.claim;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Who is known to live in the zone has nothing to claim; a grid worker moves them. */
class AlreadyMember extends Fact {
    private static final long serialVersionUID = 1;

    AlreadyMember() {
        super(Kind.CONFLICT);
    }
}
