package org.qunli.zone.census;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** An import that has ended can't be cancelled. */
class ImportSettled extends Fact {
    private static final long serialVersionUID = 1;

    ImportSettled() {
        super(Kind.CONFLICT);
    }
}
