package org.qunli.kit.idempotency;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** An Idempotency-Key is 1 to 255 visible ASCII characters. */
public final class MalformedKey extends Fact {
    private static final long serialVersionUID = 1;

    public MalformedKey() {
        super(Kind.INVALID);
    }
}
