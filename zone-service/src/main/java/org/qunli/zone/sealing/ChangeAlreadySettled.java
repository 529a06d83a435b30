package org.qunli.zone.sealing;

import java.util.UUID;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Its time has come: what was announced for later can't be taken back any more. */
class ChangeAlreadySettled extends Fact {
    private static final long serialVersionUID = 1;

    ChangeAlreadySettled(UUID change, ControlChange.State state) {
        super(Kind.CONFLICT, change, state);
    }
}
