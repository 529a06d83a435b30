package org.qunli.notice.issue;

import java.time.Instant;

/**
 * A CDI event, in the transaction of the change: a notice became official, or was taken back.
 * Whoever delivers answers through {@link Reached}.
 *
 * @param notice as it is now
 * @param reached counts the zones that the targets match
 */
public record Publication(Notice notice, Reached reached, Instant at) {

    /** How many zones a publication reaches. */
    public static final class Reached {
        private int zones;

        /** Adds zones. */
        public void add(int more) {
            zones += more;
        }

        int zones() {
            return zones;
        }
    }
}
