package org.qunli.zone.sealing;

import java.util.UUID;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The zone was merged into another one, which takes what was meant for it. */
class ZoneMerged extends Fact {
    private static final long serialVersionUID = 1;

    ZoneMerged(UUID zone, UUID into) {
        super(Kind.CONFLICT, zone, into);
    }
}
