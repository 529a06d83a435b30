package org.qunli.zone.member;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Who has moved out can't be changed; whoever returns is entered anew. */
class MemberMovedOut extends Fact {
    private static final long serialVersionUID = 1;

    MemberMovedOut() {
        super(Kind.CONFLICT);
    }
}
