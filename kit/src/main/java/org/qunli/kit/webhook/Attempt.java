package org.qunli.kit.webhook;

import java.time.Duration;

/**
 * What came of one delivery.
 *
 * @param reason why it failed, or null
 * @param httpStatus what was answered, or null
 * @param retryAfter what the receiver asked for, or null
 */
record Attempt(Reason reason, Integer httpStatus, Duration took, Duration retryAfter) {

    static Attempt failed(Reason reason, Duration took) {
        return new Attempt(reason, null, took, null);
    }

    boolean delivered() {
        return reason == null;
    }
}
