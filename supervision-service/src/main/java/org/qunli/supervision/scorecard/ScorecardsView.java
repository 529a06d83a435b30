package org.qunli.supervision.scorecard;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Scorecards of a period.
 *
 * @param definition the version by which they are computed
 * @param frozen whether all months of the period are frozen
 */
@Schema(name = "Scorecards")
public record ScorecardsView(
        @Schema(examples = "officers") String by,
        LocalDate from,
        LocalDate to,
        @Schema(examples = "1") int definition,
        boolean frozen,
        List<ScorecardView> items,
        String next) {}
