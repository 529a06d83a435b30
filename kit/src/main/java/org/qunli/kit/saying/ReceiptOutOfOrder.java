package org.qunli.kit.saying;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The saying was settled otherwise before. */
public final class ReceiptOutOfOrder extends Fact {
    private static final long serialVersionUID = 1;

    public ReceiptOutOfOrder() {
        super(Kind.CONFLICT);
    }
}
