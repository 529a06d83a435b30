package org.qunli.supervision.watch;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A word to whoever has a request in hand. It has no text of its own. */
public record NewNudge(
        @NotNull @Schema(examples = "01967f3e-0000-7000-8000-000000000002") UUID requestId) {}
