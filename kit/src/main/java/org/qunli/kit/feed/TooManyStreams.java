package org.qunli.kit.feed;

import java.util.Map;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** The client has as many streams open as it may have. */
final class TooManyStreams extends Fact {
    private static final long serialVersionUID = 1;

    TooManyStreams(int perClient) {
        super(Kind.TOO_MANY, perClient);
    }

    /** Nobody knows when another ends: soon enough to take over one that a dead client left. */
    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "30");
    }
}
