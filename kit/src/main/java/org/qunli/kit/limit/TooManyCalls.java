package org.qunli.kit.limit;

import java.util.Map;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A client, person, sender or group comes more often than a pod takes. */
final class TooManyCalls extends Fact {
    private static final long serialVersionUID = 1;

    private final String policy;

    private final int quota;

    private final long window;

    private final long seconds;

    TooManyCalls(String policy, int quota, long window, long seconds) {
        super(Kind.TOO_MANY, seconds);
        this.policy = policy;
        this.quota = quota;
        this.window = window;
        this.seconds = seconds;
    }

    /** Retry-After (RFC 9110), RateLimit and its policy (draft-ietf-httpapi-ratelimit-headers). */
    @Override
    public Map<String, String> headers() {
        return Map.of(
                "Retry-After",
                Long.toString(seconds),
                "RateLimit",
                "\"" + policy + "\";r=0;t=" + seconds,
                "RateLimit-Policy",
                "\"" + policy + "\";q=" + quota + ";w=" + window);
    }
}
