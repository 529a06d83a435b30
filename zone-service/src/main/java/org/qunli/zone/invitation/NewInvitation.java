package org.qunli.zone.invitation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invitation to issue. */
public record NewInvitation(
        @Schema(
                        description =
                                "a member of the household, a proxy say, who is to be known by the"
                                        + " chat id that redeems it; none: a new member")
                UUID memberId,
        @Min(1) @Max(20) @Schema(description = "1 unless given", examples = "4") Integer maxUses,
        @Schema(description = "a week ahead unless given", examples = "2026-04-11T02:00:00Z")
                Instant expiresAt) {}
