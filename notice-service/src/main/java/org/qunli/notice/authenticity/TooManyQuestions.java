package org.qunli.notice.authenticity;

import java.time.Duration;
import java.util.Map;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** Somebody asks too often. */
public final class TooManyQuestions extends Fact {
    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyQuestions(Duration wait) {
        super(Kind.TOO_MANY);
        seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** Retry-After (RFC 9110) and RateLimit (draft-ietf-httpapi-ratelimit-headers-10). */
    @Override
    public Map<String, String> headers() {
        return Map.of(
                "Retry-After",
                Long.toString(seconds),
                "RateLimit",
                "\"verification\";r=0;t=%d".formatted(seconds));
    }
}
