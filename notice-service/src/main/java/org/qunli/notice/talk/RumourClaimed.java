package org.qunli.notice.talk;

import java.time.Instant;
import java.util.UUID;

/**
 * A CDI event, in the transaction that applied the feed: somebody repeats a claim, or asks whether
 * it is true.
 *
 * @param key what it was heard by: the same again is the same
 * @param messageId of the group's message, to be quoted, or null
 * @param memberId who asks, or null for somebody unknown
 * @param claim in their words
 */
public record RumourClaimed(
        UUID key,
        UUID zoneId,
        String district,
        String channel,
        String tenant,
        String groupId,
        String messageId,
        UUID memberId,
        String claim,
        Instant at) {}
