package org.qunli.zone.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.chat.ChatIdentities;
import org.qunli.zone.chat.ChatIdentity;

/** Tells the state of members who were moved by somebody else's event. */
@ApplicationScoped
public class RestatedMembers {

    private final Members members;
    private final ChatIdentities chats;
    private final MemberEvents events;

    RestatedMembers(Members members, ChatIdentities chats, MemberEvents events) {
        this.members = members;
        this.chats = chats;
        this.events = events;
    }

    /** The states of these members of a district, whose rows are locked meanwhile. */
    public List<DomainEvent> of(Collection<UUID> ids, String district, Instant now) {
        List<Member> locked =
                members.find("id in ?1 order by id", ids)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
        Map<UUID, List<ChatIdentity>> chatIds = new HashMap<>();
        locked.stream()
                .collect(Collectors.groupingBy(Member::kind))
                .forEach(
                        (kind, some) ->
                                chatIds.putAll(
                                        chats.of(
                                                kind.holder(),
                                                some.stream().map(Member::id).toList())));
        return locked.stream()
                .map(member -> events.changed(member, chatIds.get(member.id()), district, now))
                .toList();
    }
}
