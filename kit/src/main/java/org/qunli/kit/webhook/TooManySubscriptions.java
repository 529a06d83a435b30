package org.qunli.kit.webhook;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The client has as many subscriptions to this feed as one may have. */
final class TooManySubscriptions extends Fact {
    private static final long serialVersionUID = 1;

    TooManySubscriptions(int most) {
        super(Kind.CONFLICT, most);
    }
}
