package org.qunli.kit.identity;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** On-Behalf-Of isn't a structured dictionary of channel, tenant and user. */
public final class MalformedOnBehalfOf extends Fact {
    private static final long serialVersionUID = 1;

    public MalformedOnBehalfOf() {
        super(Kind.INVALID);
    }
}
