package org.qunli.zone.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.chat.ChatIdentity;

/** Tells of members; names, phones and words apart, so that they can be erased. */
@ApplicationScoped
class MemberEvents {

    private record MemberChanged(
            UUID memberId,
            UUID householdId,
            UUID zoneId,
            MemberKind kind,
            UUID speaksFor,
            Instant validUntil,
            boolean verified,
            String subject,
            List<ChatIdentity> chatIds,
            boolean active,
            Ending ending,
            UUID mergedInto) {}

    private record Called(String name, String phone, String relation) {}

    private record MemberMerged(UUID memberId, UUID into, UUID householdId, UUID zoneId) {}

    /** The whole state of a member. */
    DomainEvent changed(Member member, List<ChatIdentity> chatIds, String district, Instant now) {
        return DomainEvent.of("member.changed", "member/" + member.id(), now)
                .in(district, member.zoneId())
                .data(
                        new MemberChanged(
                                member.id(),
                                member.householdId(),
                                member.zoneId(),
                                member.kind(),
                                member.speaksFor(),
                                member.validUntil(),
                                member.verification() != null,
                                member.subject(),
                                chatIds,
                                member.active(),
                                member.ending(),
                                member.mergedInto()))
                .personal(
                        member.name() == null && member.phone() == null && member.relation() == null
                                ? null
                                : new Called(member.name(), member.phone(), member.relation()));
    }

    /** One member turned out to be another. */
    DomainEvent merged(Member gone, Member kept, String district, Instant now) {
        return DomainEvent.of("member.merged", "member/" + gone.id(), now)
                .in(district, kept.zoneId())
                .data(new MemberMerged(gone.id(), kept.id(), kept.householdId(), kept.zoneId()));
    }
}
