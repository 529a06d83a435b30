package org.qunli.supervision.watch;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A look as the auditor reads it: ids only. */
public record LookView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000009") UUID lookId,
        @Schema(examples = "2026-04-04T02:25:00Z") Instant at,
        @Schema(examples = "sub-1") String supervisor,
        @Schema(examples = "board") String operation,
        @Schema(examples = "GET /v1/watch") String call) {

    static LookView of(Looks.Look look) {
        return new LookView(look.id(), look.at(), look.subject(), look.operation(), look.path());
    }
}
