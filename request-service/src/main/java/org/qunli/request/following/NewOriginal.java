package org.qunli.request.following;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request that goes on in place of a duplicate. */
@Schema(name = "NewOriginal")
public record NewOriginal(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000001") @NotNull UUID requestId) {}
