package org.qunli.zone.roster;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** An officer may change their own introduction, nothing else. */
class IntroductionOnly extends Fact {
    private static final long serialVersionUID = 1;

    IntroductionOnly() {
        super(Kind.FORBIDDEN);
    }
}
