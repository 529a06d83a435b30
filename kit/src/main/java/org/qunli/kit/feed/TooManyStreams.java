package org.qunli.kit.feed;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The client has as many streams open as it may have. */
final class TooManyStreams extends Fact {
    private static final long serialVersionUID = 1;

    TooManyStreams(int perClient) {
        super(Kind.TOO_MANY, perClient);
    }
}
