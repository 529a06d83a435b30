package org.qunli.supervision.policy;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/**
 * The name belongs to a policy that comes with Qunli; a district makes its own under another name.
 */
class PolicyIsShipped extends Fact {
    private static final long serialVersionUID = 1;

    PolicyIsShipped(String name) {
        super(Kind.CONFLICT, name);
    }
}
