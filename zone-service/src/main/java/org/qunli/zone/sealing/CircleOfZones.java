package org.qunli.zone.sealing;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A zone would lie within itself. */
class CircleOfZones extends Fact {
    private static final long serialVersionUID = 1;

    CircleOfZones() {
        super(Kind.CONFLICT);
    }
}
