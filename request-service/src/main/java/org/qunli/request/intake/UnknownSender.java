package org.qunli.request.intake;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A private message came from somebody who belongs to no zone. */
public final class UnknownSender extends Fact {
    private static final long serialVersionUID = 1;

    UnknownSender() {
        super(Kind.NOT_FOUND);
    }
}
