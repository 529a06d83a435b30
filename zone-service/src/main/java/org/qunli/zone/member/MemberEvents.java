package org.qunli.zone.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.chat.ChatIdentity;

/** Tells of members; names apart, so that they can be erased. */
@ApplicationScoped
class MemberEvents {

    private record MemberChanged(
            UUID memberId,
            UUID householdId,
            UUID zoneId,
            String subject,
            List<ChatIdentity> chatIds,
            boolean active) {}

    private record Called(String name) {}

    DomainEvent changed(Member member, List<ChatIdentity> chatIds, String district, Instant now) {
        return DomainEvent.of("member.changed", "member/" + member.id(), now)
                .in(district, member.zoneId())
                .data(
                        new MemberChanged(
                                member.id(),
                                member.householdId(),
                                member.zoneId(),
                                member.subject(),
                                chatIds,
                                member.active()))
                .personal(member.name() == null ? null : new Called(member.name()));
    }
}
