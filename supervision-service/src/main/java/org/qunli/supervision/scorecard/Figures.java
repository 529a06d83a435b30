package org.qunli.supervision.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was counted of one scope, laid on a definition.
 *
 * @param measures the figures in the order of the definition
 */
record Figures(Definition definition, List<MeasureView> measures, Map<Measure, Sums> sums) {

    /** Why somebody stands out. */
    @Schema(name = "StandingReason")
    public record Reason(
            @Schema(examples = "ON_TIME") String measure,
            @Schema(examples = "0.895") Double bound,
            @Schema(examples = "0.9") Double threshold) {}

    /** A sign of gaming that was seen often enough. */
    @Schema(name = "ScorecardSign")
    public record Sign(
            @Schema(examples = "TEMPLATE_ONLY") String code,
            @Schema(examples = "仅用模板答复") String zh,
            @Schema(examples = "answered with a ready text and nothing else") String en,
            @Schema(examples = "4") long count) {}

    static Figures of(
            Definition definition, Map<Measure, Sums> sums, Map<Measure, Quantiles> times) {
        List<MeasureView> measures = new ArrayList<>();
        for (Definition.DefinedMeasure measure : definition.measures()) {
            Measure counted = measure.counted();
            Sums sum = sums.getOrDefault(counted, Sums.NONE);
            measures.add(
                    switch (measure.kind()) {
                        case RATE -> MeasureView.rate(definition, measure.code(), sum);
                        case COUNT -> MeasureView.count(definition, measure.code(), sum);
                        case LATENCY ->
                                MeasureView.latency(
                                        definition,
                                        measure.code(),
                                        times.getOrDefault(counted, Quantiles.NONE));
                    });
        }
        return new Figures(definition, measures, sums);
    }

    List<Sign> signs() {
        long solved = sums.getOrDefault(Measure.SOLVED, Sums.NONE).hits();
        List<Sign> signs = new ArrayList<>();
        for (Definition.DefinedSign sign : definition.signs()) {
            long count = sums.getOrDefault(Measure.valueOf(sign.code()), Sums.NONE).hits();
            if (count >= sign.atLeast() && count >= sign.share() * solved) {
                signs.add(new Sign(sign.code(), sign.zh(), sign.en(), count));
            }
        }
        return signs;
    }

    /** OUTSTANDING, NEGLIGENT or null, as the definition says. */
    Standing standing() {
        if (!reasons(definition.negligent()).isEmpty()) {
            return Standing.NEGLIGENT;
        }
        boolean all = reasons(definition.outstanding()).size() == definition.outstanding().size();
        return all && signs().isEmpty() ? Standing.OUTSTANDING : null;
    }

    List<Reason> reasons() {
        Standing standing = standing();
        if (standing == null) {
            return List.of();
        }
        return reasons(
                standing == Standing.NEGLIGENT ? definition.negligent() : definition.outstanding());
    }

    private List<Reason> reasons(List<Definition.Condition> conditions) {
        List<Reason> reasons = new ArrayList<>();
        for (Definition.Condition condition : conditions) {
            MeasureView figure =
                    measures.stream()
                            .filter(m -> m.measure().equals(condition.measure()))
                            .findFirst()
                            .orElseThrow();
            if (condition.holds(figure)) {
                reasons.add(
                        new Reason(
                                condition.measure(),
                                condition.bound().equals("LOW") ? figure.low() : figure.high(),
                                condition.atLeast() == null
                                        ? condition.atMost()
                                        : condition.atLeast()));
            }
        }
        return reasons;
    }
}
