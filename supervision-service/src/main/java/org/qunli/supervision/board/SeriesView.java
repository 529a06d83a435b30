package org.qunli.supervision.board;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.scorecard.MeasureView;

/** Figures day by day. */
@Schema(name = "BoardSeries")
public record SeriesView(
        @Schema(examples = "350583") String district,
        UUID zoneId,
        List<Day> days,
        boolean withheld) {

    /** A day in figures. */
    @Schema(name = "BoardDay")
    public record Day(@Schema(examples = "2026-04-04") LocalDate day, List<MeasureView> figures) {}
}
