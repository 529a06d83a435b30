package org.qunli.zone.claim;

import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.chat.ChatIdentity;

/** Tells of claims: to services, and what became of them to the front-end of their chat. */
final class ClaimEvents {

    private ClaimEvents() {}

    private record ClaimChanged(
            UUID claimId,
            UUID zoneId,
            ChatIdentity chatId,
            MembershipClaim.State state,
            UUID householdId,
            UUID memberId) {}

    private record Shown(
            UUID claimId, UUID zoneId, ChatIdentity chatId, MembershipClaim.State state) {}

    private record Words(String door, String name, String phone, String reason) {}

    static DomainEvent changed(MembershipClaim claim, String district, Instant now) {
        return DomainEvent.of("claim.changed", "claim/" + claim.id(), now)
                .in(district, claim.zoneId())
                .data(
                        new ClaimChanged(
                                claim.id(),
                                claim.zoneId(),
                                claim.chat(),
                                claim.state(),
                                claim.householdId(),
                                claim.memberId()))
                .personal(new Words(claim.door(), claim.name(), claim.phone(), claim.reason()))
                .shown(new Shown(claim.id(), claim.zoneId(), claim.chat(), claim.state()))
                .forPerson(claim.chat().network());
    }
}
