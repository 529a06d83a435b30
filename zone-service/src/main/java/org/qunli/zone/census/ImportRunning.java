package org.qunli.zone.census;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Another file is being taken into the zone. */
class ImportRunning extends Fact {
    private static final long serialVersionUID = 1;

    ImportRunning() {
        super(Kind.CONFLICT);
    }
}
