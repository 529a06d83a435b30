package org.qunli.supervision.scorecard;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A figure of a period.
 *
 * @param n how often it could be counted
 * @param hits how often it was so
 * @param value the rate, the count, or the median in seconds
 * @param low the Wilson interval of a rate
 * @param p90 of times, in seconds
 * @param mean of ratings
 * @param enough whether there is enough of it for a judgement
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeasureView(
        @Schema(examples = "ON_TIME") String measure,
        @Schema(examples = "120") long n,
        @Schema(examples = "114") long hits,
        @Schema(examples = "0.95") Double value,
        @Schema(examples = "0.895") Double low,
        @Schema(examples = "0.977") Double high,
        Double p90,
        Double mean,
        boolean enough) {

    private static final double ROUND = 10_000;

    static MeasureView rate(Definition definition, String code, Sums sums) {
        if (sums.n() <= 0) {
            return new MeasureView(
                    code, sums.n(), sums.hits(), null, null, null, null, null, false);
        }
        Interval wilson =
                BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                        Math.toIntExact(sums.n()),
                        Math.toIntExact(Math.min(sums.n(), sums.hits())),
                        1 - definition.confidence());
        boolean rated = code.equals(Measure.SATISFIED.name());
        return new MeasureView(
                code,
                sums.n(),
                sums.hits(),
                round((double) sums.hits() / sums.n()),
                round(wilson.getLowerBound()),
                round(wilson.getUpperBound()),
                null,
                rated ? round((double) sums.amount() / sums.n()) : null,
                sums.n() >= definition.minimum());
    }

    static MeasureView count(Definition definition, String code, Sums sums) {
        return new MeasureView(
                code, sums.hits(), sums.hits(), (double) sums.hits(), null, null, null, null, true);
    }

    static MeasureView latency(Definition definition, String code, Quantiles times) {
        return new MeasureView(
                code,
                times.count(),
                times.count(),
                times.at(0.5),
                null,
                null,
                times.at(0.9),
                null,
                times.count() >= definition.minimum());
    }

    private static double round(double value) {
        return Math.round(value * ROUND) / ROUND;
    }
}
