package org.qunli.zone.reorganisation;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Two households would have the same door or label: a prefix tells their buildings apart. */
class DoorsCollide extends Fact {
    private static final long serialVersionUID = 1;

    DoorsCollide(long doors) {
        super(Kind.CONFLICT, doors);
    }
}
