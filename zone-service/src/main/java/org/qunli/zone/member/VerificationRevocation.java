package org.qunli.zone.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a verification doesn't hold. */
public record VerificationRevocation(
        @NotBlank @Size(max = 500) @Schema(examples = "认错人了") String reason) {}
