package org.qunli.supervision.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.qunli.supervision.scorecard.DayFigures;
import org.qunli.supervision.scorecard.MeasureView;
import org.qunli.supervision.scorecard.ScopeKind;
import org.qunli.supervision.scorecard.SmallNumbers;

/** Reads figures day by day. */
@ApplicationScoped
class SeriesReader {

    private final DayFigures figures;

    SeriesReader(DayFigures figures) {
        this.figures = figures;
    }

    /**
     * The days on which there was something.
     *
     * @param outside for readers outside, without small counts
     */
    SeriesView read(String district, UUID zone, LocalDate from, LocalDate to, boolean outside) {
        ScopeKind kind = zone == null ? ScopeKind.DISTRICT : ScopeKind.ZONE;
        String scope = zone == null ? district : zone.toString();
        Map<LocalDate, DayFigures.Sum> days =
                new TreeMap<>(figures.days(kind, district, scope, from, to));
        List<SeriesView.Day> shown =
                days.entrySet().stream()
                        .map(day -> new SeriesView.Day(day.getKey(), told(day.getValue(), outside)))
                        .filter(day -> !day.figures().isEmpty())
                        .toList();
        return new SeriesView(district, zone, shown, false);
    }

    private List<MeasureView> told(DayFigures.Sum sum, boolean outside) {
        List<MeasureView> all = figures.views(sum);
        return outside ? SmallNumbers.told(all) : all;
    }
}
