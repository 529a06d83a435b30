package org.qunli.zone.member;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Anybody may speak for a household; only who is known to live there acts on its data. */
class VerifiedResidentsOnly extends Fact {
    private static final long serialVersionUID = 1;

    VerifiedResidentsOnly() {
        super(Kind.FORBIDDEN);
    }
}
