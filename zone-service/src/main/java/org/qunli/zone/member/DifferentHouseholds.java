package org.qunli.zone.member;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Two who live behind two doors aren't merged: one moves first. */
class DifferentHouseholds extends Fact {
    private static final long serialVersionUID = 1;

    DifferentHouseholds() {
        super(Kind.CONFLICT);
    }
}
