package org.qunli.supervision.scorecard;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How somebody, or a place, has served over a period.
 *
 * @param subject the id of the officer or zone, the code of the district or post, or the unit
 * @param raw everything that counts
 * @param adjusted without what was excluded: what standing and signs go by
 */
@Schema(name = "Scorecard")
public record ScorecardView(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000004") String subject,
        @Schema(examples = "350583") String district,
        List<MeasureView> raw,
        List<MeasureView> adjusted,
        Standing standing,
        List<Figures.Reason> reasons,
        List<Figures.Sign> signs) {}
