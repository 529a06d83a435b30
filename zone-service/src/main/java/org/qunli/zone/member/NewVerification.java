package org.qunli.zone.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a member was verified. */
public record NewVerification(
        @NotNull @Schema(examples = "SEEN_AT_THE_DOOR") Verification.Method method) {}
