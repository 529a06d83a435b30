package org.qunli.zone.introduction;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** An officer decides on introductions as a grid worker of the zone. */
class IntroductionsForGridWorkers extends Fact {
    private static final long serialVersionUID = 1;

    IntroductionsForGridWorkers() {
        super(Kind.FORBIDDEN);
    }
}
