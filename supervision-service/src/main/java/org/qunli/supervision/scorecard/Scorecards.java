package org.qunli.supervision.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts scorecards together from the sums. */
@ApplicationScoped
class Scorecards {

    private final Tallies tallies;

    Scorecards(Tallies tallies) {
        this.tallies = tallies;
    }

    /** The scopes behind that one, in the order of their names. */
    Set<String> next(Tallies.Slice slice, String after, int rows) {
        return tallies.next(slice, after, rows);
    }

    /** In the order of the scopes' names. */
    List<ScorecardView> of(Tallies.Slice slice, String district, Definition definition) {
        Tallies.Slice adjusted =
                new Tallies.Slice(
                        slice.kind(),
                        slice.districts(),
                        slice.scopes(),
                        slice.from(),
                        slice.to(),
                        false);
        Map<String, Map<Measure, Sums>> all = tallies.sums(slice);
        Map<String, Map<Measure, Quantiles>> allTimes = tallies.times(slice);
        Map<String, Map<Measure, Sums>> kept = tallies.sums(adjusted);
        Map<String, Map<Measure, Quantiles>> keptTimes = tallies.times(adjusted);
        List<ScorecardView> cards = new ArrayList<>();
        for (String scope : all.keySet().stream().sorted().toList()) {
            Figures raw =
                    Figures.of(definition, all.get(scope), allTimes.getOrDefault(scope, Map.of()));
            Figures judged =
                    Figures.of(
                            definition,
                            kept.getOrDefault(scope, Map.of()),
                            keptTimes.getOrDefault(scope, Map.of()));
            cards.add(
                    new ScorecardView(
                            scope,
                            slice.kind() == ScopeKind.DISTRICT ? scope : district,
                            raw.measures(),
                            judged.measures(),
                            judged.standing(),
                            judged.reasons(),
                            judged.signs()));
        }
        return cards;
    }
}
