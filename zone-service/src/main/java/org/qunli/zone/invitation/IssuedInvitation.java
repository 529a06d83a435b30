package org.qunli.zone.invitation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invitation with its code, which is shown this once. */
public record IssuedInvitation(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID householdId,
        UUID memberId,
        @Schema(description = "not kept: whoever loses it issues another", examples = "K7QX-29FH")
                String code,
        @Schema(examples = "4") int maxUses,
        @Schema(examples = "2026-04-11T02:00:00Z") Instant expiresAt,
        @Schema(description = "whether whoever redeems it is verified by that") boolean verifies) {

    static IssuedInvitation of(Invitation invitation, InvitationCode code) {
        return new IssuedInvitation(
                invitation.id(),
                invitation.householdId(),
                invitation.memberId(),
                code.shown(),
                invitation.maxUses(),
                invitation.expiresAt(),
                invitation.verifies());
    }
}
