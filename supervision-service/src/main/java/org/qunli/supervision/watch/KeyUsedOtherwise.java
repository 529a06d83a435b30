package org.qunli.supervision.watch;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The Idempotency-Key came before, with something else. */
class KeyUsedOtherwise extends Fact {
    private static final long serialVersionUID = 1;

    KeyUsedOtherwise() {
        super(Kind.UNPROCESSABLE);
    }
}
