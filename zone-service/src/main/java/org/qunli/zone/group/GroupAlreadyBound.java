package org.qunli.zone.group;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A group serves one zone at a time. Never says which. */
class GroupAlreadyBound extends Fact {
    private static final long serialVersionUID = 1;

    GroupAlreadyBound() {
        super(Kind.CONFLICT);
    }
}
