package org.qunli.zone.officer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentities.Holder;
import org.qunli.zone.chat.ChatIdentity;

/** Binds further chat ids to officers. */
@ApplicationScoped
public class OfficerChats {

    private final Officers officers;
    private final ChatIdentities chats;
    private final OfficerEvents events;

    OfficerChats(Officers officers, ChatIdentities chats, OfficerEvents events) {
        this.officers = officers;
        this.chats = chats;
        this.events = events;
    }

    /**
     * Adds the chat id to the officer's, and tells of it.
     *
     * @throws Invalid when no officer of the district has that id and serves
     * @throws org.qunli.kit.problem.Fact when another officer has the chat id
     */
    public void bind(UUID officerId, String district, ChatIdentity chatId, Instant now) {
        Officer officer =
                officers.findLocked(officerId)
                        .filter(found -> found.active() && found.district().equals(district))
                        .orElseThrow(() -> new Invalid("officerId", "no-such-officer-here"));
        List<ChatIdentity> all = new ArrayList<>(chats.of(Holder.OFFICER, officerId));
        if (!all.contains(chatId)) {
            all.add(chatId);
            chats.assign(Holder.OFFICER, officerId, all);
            officer.call(officer.name(), officer.nameEn(), officer.phone(), now);
            officers.flush();
            events.tell(officer, chats.of(Holder.OFFICER, officerId), now);
        }
    }
}
