package org.qunli.zone.member;

import java.util.List;
import org.qunli.zone.chat.ChatIdentity;

/**
 * Somebody about to be entered in a household.
 *
 * @param mandate of a proxy; null for whoever lives there
 */
public record Newcomer(
        String name, String phone, String subject, List<ChatIdentity> chatIds, Mandate mandate) {

    /** Somebody who lives there and is known by one chat id. */
    public static Newcomer resident(String name, ChatIdentity chat) {
        return new Newcomer(name, null, null, List.of(chat), null);
    }
}
