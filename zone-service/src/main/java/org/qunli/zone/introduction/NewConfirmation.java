package org.qunli.zone.introduction;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which officer it is. */
public record NewConfirmation(
        @NotNull @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID officerId) {}
