package org.qunli.zone.household;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Nobody moves into a closed household. */
public class HouseholdClosed extends Fact {
    private static final long serialVersionUID = 1;

    public HouseholdClosed() {
        super(Kind.CONFLICT);
    }
}
