package org.qunli.zone.claim;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.member.Verification;

/** That somebody lives where they say. */
@Schema(name = "ClaimAcceptance")
public record Acceptance(
        @NotNull @Schema(description = "how that was seen", examples = "BY_PHONE")
                Verification.Method method,
        @Schema(description = "the household; none: the one whose label they gave")
                UUID householdId,
        @Schema(
                        description =
                                "somebody entered before, to whom the chat id belongs; none: somebody new")
                UUID memberId) {}
