package org.qunli.zone.sealing;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A lifted zone stays lifted. */
class ZoneAlreadyLifted extends Fact {
    private static final long serialVersionUID = 1;

    ZoneAlreadyLifted(Object... args) {
        super(Kind.CONFLICT, args);
    }
}
