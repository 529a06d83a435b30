package org.qunli.zone.invitation;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A household has so many codes out already. */
class TooManyInvitations extends Fact {
    private static final long serialVersionUID = 1;

    TooManyInvitations(int most) {
        super(Kind.CONFLICT, most);
    }
}
