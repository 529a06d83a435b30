package org.qunli.supervision.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Raw figures of days, for boards: everything that counts, by the definition that holds now. */
@ApplicationScoped
public class DayFigures {

    private final Tallies tallies;

    private final Definitions definitions;

    DayFigures(Tallies tallies, Definitions definitions) {
        this.tallies = tallies;
        this.definitions = definitions;
    }

    /** Sums that can be added up. */
    public static final class Sum {

        /** Of nothing. */
        public static final Sum NOTHING = new Sum(Map.of(), Map.of());

        private final Map<Measure, Sums> sums;

        private final Map<Measure, Quantiles> times;

        private Sum(Map<Measure, Sums> sums, Map<Measure, Quantiles> times) {
            this.sums = sums;
            this.times = times;
        }
    }

    /** All of these added up. */
    public static Sum together(Collection<Sum> parts) {
        Map<Measure, Sums> sums = new EnumMap<>(Measure.class);
        Map<Measure, Quantiles> times = new EnumMap<>(Measure.class);
        for (Sum part : parts) {
            part.sums.forEach((measure, sum) -> sums.merge(measure, sum, Sums::plus));
            part.times.forEach((measure, time) -> times.merge(measure, time, Quantiles::plus));
        }
        return new Sum(sums, times);
    }

    /** The sums of the days together, by scope; null for all scopes of the district. */
    public Map<String, Sum> of(
            ScopeKind kind,
            String district,
            Collection<String> scopes,
            LocalDate from,
            LocalDate to) {
        Tallies.Slice slice = new Tallies.Slice(kind, Set.of(district), scopes, from, to, null);
        return joined(tallies.sums(slice), tallies.times(slice));
    }

    /** The sums of each day. */
    public Map<LocalDate, Sum> days(
            ScopeKind kind, String district, String scope, LocalDate from, LocalDate to) {
        Tallies.Slice slice =
                new Tallies.Slice(kind, Set.of(district), Set.of(scope), from, to, null);
        return joined(tallies.days(slice), tallies.dayTimes(slice)).entrySet().stream()
                .collect(Collectors.toMap(e -> LocalDate.parse(e.getKey()), Map.Entry::getValue));
    }

    private static Map<String, Sum> joined(
            Map<String, Map<Measure, Sums>> sums, Map<String, Map<Measure, Quantiles>> times) {
        Map<String, Sum> joined = new HashMap<>();
        sums.forEach(
                (key, each) -> joined.put(key, new Sum(each, times.getOrDefault(key, Map.of()))));
        return joined;
    }

    /** As they are shown; figures of which there is nothing are left out. */
    public List<MeasureView> views(Sum sum) {
        return Figures.of(definitions.current(), sum.sums, sum.times).measures().stream()
                .filter(figure -> figure.n() > 0)
                .toList();
    }
}
