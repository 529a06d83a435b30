package org.qunli.notice.issue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A CDI event, in the transaction of the change: a notice became official, or was taken back.
 * Whoever delivers answers through {@link Reached}.
 *
 * @param notice as it is now
 * @param reached gathers the zones that the targets match
 */
public record Publication(Notice notice, Reached reached, Instant at) {

    /** Which zones a publication reaches. */
    public static final class Reached {
        private final Set<UUID> matching = new HashSet<>();

        private int groups;

        /** Adds zones that the targets match, with or without a group. */
        public void match(Set<UUID> zones) {
            matching.addAll(zones);
        }

        /** Adds groups to which it is delivered. */
        public void deliver(int more) {
            groups += more;
        }

        Set<UUID> matching() {
            return matching;
        }

        int groups() {
            return groups;
        }
    }
}
