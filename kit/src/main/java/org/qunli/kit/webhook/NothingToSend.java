package org.qunli.kit.webhook;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The caller's roles are told nothing in this feed. */
final class NothingToSend extends Fact {
    private static final long serialVersionUID = 1;

    NothingToSend() {
        super(Kind.CONFLICT);
    }
}
