package org.qunli.request.following;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The original is confidential, or was ended without being solved: nobody can follow it. */
public final class OriginalNotShared extends Fact {
    private static final long serialVersionUID = 1;

    OriginalNotShared() {
        super(Kind.CONFLICT);
    }
}
