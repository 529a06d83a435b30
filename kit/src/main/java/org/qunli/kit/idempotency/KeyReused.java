package org.qunli.kit.idempotency;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The same Idempotency-Key came with another body. */
public final class KeyReused extends Fact {
    private static final long serialVersionUID = 1;

    public KeyReused() {
        super(Kind.UNPROCESSABLE);
    }
}
