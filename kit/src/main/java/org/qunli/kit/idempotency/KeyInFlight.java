package org.qunli.kit.idempotency;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A call with this Idempotency-Key is still running. */
public final class KeyInFlight extends Fact {
    private static final long serialVersionUID = 1;

    public KeyInFlight() {
        super(Kind.CONFLICT);
    }
}
