package org.qunli.supervision.inspection;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who has to put a finding right from now on. */
@Schema(name = "FindingOwner")
public record NewOwner(
        @NotNull @Schema(examples = "01967f3e-0000-7000-8000-000000000004") UUID owner) {}
