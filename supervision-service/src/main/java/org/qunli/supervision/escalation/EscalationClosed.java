package org.qunli.supervision.escalation;

import java.util.UUID;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The escalation is over. */
class EscalationClosed extends Fact {
    private static final long serialVersionUID = 1;

    EscalationClosed(UUID id) {
        super(Kind.CONFLICT, id);
    }
}
