package org.qunli.zone.household;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.chat.ChatIdentity;

/** Tells of households and members; names and doors apart, so that they can be erased. */
@ApplicationScoped
class LivingEvents {

    private record HouseholdChanged(
            UUID householdId, UUID zoneId, List<HouseholdFlag> flags, boolean active) {}

    private record Door(String label) {}

    private record MemberChanged(
            UUID memberId,
            UUID householdId,
            UUID zoneId,
            String subject,
            List<ChatIdentity> chatIds,
            boolean active) {}

    private record Called(String name) {}

    DomainEvent changed(Household household, String district, Instant now) {
        return DomainEvent.of("household.changed", "household/" + household.id(), now)
                .in(district, household.zoneId())
                .data(
                        new HouseholdChanged(
                                household.id(),
                                household.zoneId(),
                                household.flags(),
                                household.active()))
                .personal(new Door(household.label()));
    }

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
