package org.qunli.notice.talk;

import java.time.Instant;
import java.util.UUID;

/**
 * A CDI event, in the transaction that applied the feed: somebody put one of our notices, or
 * something like it, into a group.
 *
 * @param bindingId the group's binding, or null where only its chat is known
 * @param match how sure that is
 */
public record NoticeSeen(
        UUID noticeId,
        UUID bindingId,
        String channel,
        String tenant,
        String groupId,
        UUID messageKey,
        Match match,
        Instant at) {

    /** How what was seen relates to the notice. */
    public enum Match {
        /** The whole text. */
        EXACT,
        /** Its code stands under what was seen. */
        CODE,
        /** It resembles the notice and differs from it. */
        ALTERED
    }
}
