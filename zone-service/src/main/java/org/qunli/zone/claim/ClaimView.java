package org.qunli.zone.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.chat.ChatIdentity;
import org.qunli.zone.member.Author;

/** A claim; a front-end sees what became of it, not who decided and where they were entered. */
@Schema(name = "MembershipClaim")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimView(
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID id,
        UUID zoneId,
        ChatIdentity chatId,
        @Schema(examples = "8-1203") String door,
        @Schema(examples = "陈先生") String name,
        @Schema(examples = "0595-5550123") String phone,
        @Schema(examples = "PENDING") MembershipClaim.State state,
        UUID householdId,
        UUID memberId,
        @Schema(description = "of a refusal", examples = "该户没有这位住户") String reason,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant madeAt,
        @Schema(examples = "2026-04-04T02:20:00Z") Instant settledAt,
        Author settledBy) {

    static ClaimView of(MembershipClaim claim, boolean staff) {
        return new ClaimView(
                claim.id(),
                claim.zoneId(),
                claim.chat(),
                claim.door(),
                claim.name(),
                claim.phone(),
                claim.state(),
                staff ? claim.householdId() : null,
                staff ? claim.memberId() : null,
                claim.reason(),
                claim.madeAt(),
                claim.settledAt(),
                staff ? claim.settledBy() : null);
    }
}
