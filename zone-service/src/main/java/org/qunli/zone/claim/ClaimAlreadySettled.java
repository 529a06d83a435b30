package org.qunli.zone.claim;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Somebody decided otherwise before. */
class ClaimAlreadySettled extends Fact {
    private static final long serialVersionUID = 1;

    ClaimAlreadySettled() {
        super(Kind.CONFLICT);
    }
}
