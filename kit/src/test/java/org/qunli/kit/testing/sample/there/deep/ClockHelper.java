package org.qunli.kit.testing.sample.there.deep;

import java.time.Instant;

/**
 * Too deep, badly named, and asks the pod for the time, so that the rules against it are seen
 * failing.
 */
final class ClockHelper {

    private ClockHelper() {}

    static Instant podTime() {
        return Instant.now();
    }
}
