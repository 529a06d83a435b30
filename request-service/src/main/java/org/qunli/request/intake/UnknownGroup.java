package org.qunli.request.intake;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** No zone has this group, or it is another front-end's: the answer is the same. */
public final class UnknownGroup extends Fact {
    private static final long serialVersionUID = 1;

    UnknownGroup() {
        super(Kind.NOT_FOUND);
    }
}
