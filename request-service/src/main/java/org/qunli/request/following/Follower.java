package org.qunli.request.following;

import java.util.UUID;
import org.qunli.kit.identity.ChatId;

/**
 * Somebody who has the same need.
 *
 * @param householdId null for a guest
 * @param chat how to reach them, or null
 * @param groupId the group in which they said so, or null
 * @param name as the chat shows it, or null
 */
public record Follower(UUID householdId, UUID memberId, ChatId chat, String groupId, String name) {

    /** A household follows once, whoever of it says so; a guest once. */
    String key() {
        return householdId != null
                ? "household/" + householdId
                : "chat/" + chat.route() + "/" + chat.userId();
    }
}
