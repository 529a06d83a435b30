package org.qunli.zone.claim;

import java.time.Duration;
import java.util.Map;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** This chat id was refused again and again: a grid worker isn't asked the same all day. */
class TooManyClaims extends Fact {
    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyClaims(Duration wait) {
        super(Kind.TOO_MANY);
        seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", Long.toString(seconds));
    }
}
