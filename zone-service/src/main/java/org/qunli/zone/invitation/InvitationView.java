package org.qunli.zone.invitation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.member.Author;

/** An invitation without its code. */
@Schema(name = "Invitation")
public record InvitationView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID householdId,
        UUID memberId,
        @Schema(examples = "4") int maxUses,
        @Schema(examples = "1") int uses,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant createdAt,
        @Schema(examples = "2026-04-11T02:00:00Z") Instant expiresAt,
        Instant revokedAt,
        @Schema(description = "whether it can be redeemed once more") boolean holds,
        boolean verifies,
        Author issuedBy) {

    static InvitationView of(Invitation invitation, Instant now) {
        return new InvitationView(
                invitation.id(),
                invitation.householdId(),
                invitation.memberId(),
                invitation.maxUses(),
                invitation.uses(),
                invitation.createdAt(),
                invitation.expiresAt(),
                invitation.revokedAt(),
                invitation.holds(now),
                invitation.verifies(),
                invitation.issuedBy());
    }
}
