package org.qunli.supervision.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A recheck.
 *
 * @param note for supervision only
 */
@Schema(name = "Recheck")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecheckView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000033") UUID recheckId,
        @Schema(examples = "2026-04-05T01:00:00Z") Instant at,
        boolean passed,
        String note) {}
