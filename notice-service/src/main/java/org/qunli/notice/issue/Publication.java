package org.qunli.notice.issue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A CDI event, in the transaction of the change: a notice became official, and an earlier one that
 * it refers to was replaced or taken back by it. Whoever delivers answers through {@link Reached}.
 *
 * @param notice as it is now
 * @param earlier as it is now, or null
 * @param reached gathers the zones that the targets match
 */
public record Publication(Notice notice, Notice earlier, Reached reached, Instant at) {

    /** Which zones a publication reaches. */
    public static final class Reached {
        private final Set<UUID> matching = new HashSet<>();

        private int recipients;

        /** Adds zones that the targets match, with or without a group. */
        public void match(Set<UUID> zones) {
            matching.addAll(zones);
        }

        /** Adds groups, or households, to which it is delivered. */
        public void deliver(int more) {
            recipients += more;
        }

        Set<UUID> matching() {
            return matching;
        }

        int recipients() {
            return recipients;
        }
    }

    /**
     * A CDI event: whom would this reach now? Nothing is changed.
     *
     * @param reached gathers the answer
     */
    public record Question(Notice notice, Reached reached) {}
}
