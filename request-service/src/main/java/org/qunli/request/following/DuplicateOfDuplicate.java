package org.qunli.request.following;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The original is a duplicate itself: duplicates don't make chains. */
public final class DuplicateOfDuplicate extends Fact {
    private static final long serialVersionUID = 1;

    DuplicateOfDuplicate() {
        super(Kind.CONFLICT);
    }
}
