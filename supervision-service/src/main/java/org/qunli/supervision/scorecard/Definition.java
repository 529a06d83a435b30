package org.qunli.supervision.scorecard;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How service is judged, in one version.
 *
 * @param confidence of the Wilson intervals
 * @param minimum how much must have been counted for a judgement
 */
@Schema(name = "ScorecardDefinition")
public record Definition(
        @Schema(examples = "1") int version,
        @Schema(examples = "0.95") double confidence,
        @Schema(examples = "20") int minimum,
        List<DefinedMeasure> measures,
        List<DefinedSign> signs,
        List<Condition> outstanding,
        List<Condition> negligent) {

    /** What sort of figure it is. */
    @Schema(name = "MeasureKind")
    public enum Kind {
        RATE,
        COUNT,
        LATENCY
    }

    /**
     * A figure.
     *
     * @param of what is counted, where that is named otherwise
     * @param counts what is counted, in words
     */
    public record DefinedMeasure(
            @Schema(examples = "ON_TIME") String code,
            String of,
            Kind kind,
            @Schema(examples = "HIGH") String better,
            @Schema(examples = "时限履行率") String zh,
            @Schema(examples = "deadlines kept") String en,
            String counts,
            @Schema(examples = "hits(met) / n") String formula) {

        Measure counted() {
            return Measure.valueOf(of == null ? code : of);
        }
    }

    /**
     * A sign that somebody serves the figures.
     *
     * @param atLeast how often, and {@code share} of the resolved, before it is told
     */
    public record DefinedSign(String code, String zh, String en, int atLeast, double share) {}

    /**
     * A bound of a figure's interval against a threshold.
     *
     * @param bound LOW or HIGH
     */
    public record Condition(String measure, String bound, Double atLeast, Double atMost) {

        boolean holds(MeasureView figure) {
            Double value = bound.equals("LOW") ? figure.low() : figure.high();
            return figure.enough()
                    && value != null
                    && (atLeast == null || value >= atLeast)
                    && (atMost == null || value <= atMost);
        }
    }
}
