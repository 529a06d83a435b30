package org.qunli.zone.introduction;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** It was confirmed or refused before. */
class ClaimSettled extends Fact {
    private static final long serialVersionUID = 1;

    ClaimSettled() {
        super(Kind.CONFLICT);
    }
}
