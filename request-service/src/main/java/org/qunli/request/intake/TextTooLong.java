package org.qunli.request.intake;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The text is longer than a message may be. */
public final class TextTooLong extends Fact {
    private static final long serialVersionUID = 1;

    TextTooLong() {
        super(Kind.TOO_LARGE);
    }
}
