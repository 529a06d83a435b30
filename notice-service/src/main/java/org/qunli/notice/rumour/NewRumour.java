package org.qunli.notice.rumour;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A claim that somebody heard. */
@Schema(name = "NewRumour")
public record NewRumour(
        @NotBlank @Size(min = 4, max = 500) @Schema(examples = "明天全市封城") String claim,
        @NotNull @Schema(description = "Where it was heard") UUID zoneId) {}
