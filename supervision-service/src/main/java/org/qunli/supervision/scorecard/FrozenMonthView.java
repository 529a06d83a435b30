package org.qunli.supervision.scorecard;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A month whose sums don't change any more.
 *
 * @param definition the version that held when it was frozen
 * @param corrections how much would count otherwise by now
 */
@Schema(name = "FrozenMonth")
public record FrozenMonthView(
        @Schema(examples = "2026-04-01") LocalDate month,
        @Schema(examples = "1") int definition,
        Instant frozenAt,
        @Schema(examples = "2") int corrections) {}
