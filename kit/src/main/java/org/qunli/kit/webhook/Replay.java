package org.qunli.kit.webhook;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From where to send again: either a cursor or a time. */
@Schema(name = "Replay")
record Replay(
        @Size(max = 2000) @Schema(description = "A cursor of this feed, such as next of a page")
                String after,
        @Schema(
                        description = "What was recorded at that time or later",
                        examples = "2026-11-24T02:00:00Z")
                Instant since) {}
