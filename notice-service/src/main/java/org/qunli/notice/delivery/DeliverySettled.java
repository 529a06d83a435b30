package org.qunli.notice.delivery;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The delivery ended otherwise before. */
public final class DeliverySettled extends Fact {
    private static final long serialVersionUID = 1;

    DeliverySettled(String code) {
        super(Kind.CONFLICT, code);
    }
}
