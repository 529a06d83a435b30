package org.qunli.request.lifecycle;

import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.identity.ChatId;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;

/**
 * A need about to become a request.
 *
 * @param timeZone the district's, an IANA name
 * @param raiser who needs it
 * @param origin where it was said
 * @param openedAt from when its deadlines run
 */
public record NewNeed(
        String district,
        UUID zoneId,
        String timeZone,
        Raiser raiser,
        Origin origin,
        String text,
        Category category,
        Priority priority,
        boolean lifeAtRisk,
        Instant openedAt) {

    /**
     * Who needs it.
     *
     * @param householdId null for a guest or a caller without an address
     * @param name as shown by the chat or told on the telephone; may be null
     * @param chat how to reach them, or null
     * @param proxy whether they speak for the household from elsewhere
     * @param officerId as whom they serve the zone besides, or null: others see to their needs
     */
    public record Raiser(
            UUID memberId,
            UUID householdId,
            String name,
            ChatId chat,
            boolean proxy,
            UUID officerId) {

        /** Somebody who doesn't serve the zone. */
        public Raiser(UUID memberId, UUID householdId, String name, ChatId chat, boolean proxy) {
            this(memberId, householdId, name, chat, proxy, null);
        }
    }

    /**
     * Where it was said.
     *
     * @param groupId the group, or null where it was said in private, by API or telephone
     * @param messageId the platform's id of the message, or null
     */
    public record Origin(Source source, String groupId, String messageId) {}
}
