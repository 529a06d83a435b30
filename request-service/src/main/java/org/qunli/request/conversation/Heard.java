package org.qunli.request.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.identity.ChatId;
import org.qunli.request.place.Sender;

/**
 * A message as it was heard in a zone.
 *
 * @param chat the sender's chat identity
 * @param displayName as the platform shows it, or null
 * @param at when it counts as said
 * @param quoted what it quotes, or null
 */
public record Heard(
        UUID messageKey,
        Where where,
        Sender sender,
        ChatId chat,
        String displayName,
        String messageId,
        String text,
        Quote quoted,
        List<Mentioned> mentions,
        Instant at) {

    /**
     * Where it was said.
     *
     * @param timeZone the district's, an IANA name
     * @param groupId null in private
     */
    public record Where(
            String district,
            UUID zoneId,
            String timeZone,
            String channel,
            String tenant,
            String groupId) {

        /** Whether it was said to the bot in private. */
        public boolean direct() {
            return groupId == null;
        }
    }

    /** What a message quotes; any part may be null. */
    public record Quote(String messageId, String senderId, String excerpt) {}

    /** Whom a message mentions: an id, or only what was typed. */
    public record Mentioned(String id, String label) {}

    /** Whether it is addressed to a message or to somebody. */
    boolean addressed() {
        return quoted != null || !mentions.isEmpty();
    }

    /** The name under which the sender speaks. */
    String name() {
        return displayName != null ? displayName : sender.name();
    }
}
