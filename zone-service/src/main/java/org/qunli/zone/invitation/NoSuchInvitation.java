package org.qunli.zone.invitation;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Wrong, expired, revoked, used up, of another district: which of them is nobody's business. */
class NoSuchInvitation extends Fact {
    private static final long serialVersionUID = 1;

    NoSuchInvitation() {
        super(Kind.NOT_FOUND);
    }
}
