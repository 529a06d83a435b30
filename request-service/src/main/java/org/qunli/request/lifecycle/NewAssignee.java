package org.qunli.request.lifecycle;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who gets a request: the officer who calls takes it, another one is handed it. */
@Schema(name = "NewAssignee")
public record NewAssignee(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000003") @NotNull UUID officerId) {}
