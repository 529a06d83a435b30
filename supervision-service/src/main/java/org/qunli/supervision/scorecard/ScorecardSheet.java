package org.qunli.supervision.scorecard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.qunli.kit.sheet.SafeCell;

/** Scorecards as a sheet: a row for each figure. */
final class ScorecardSheet {

    /** So that spreadsheets read UTF-8. */
    private static final char MARK = '\ufeff';

    private ScorecardSheet() {}

    static String of(List<ScorecardView> cards) {
        StringBuilder text = new StringBuilder().append(MARK);
        try (CSVPrinter sheet =
                new CSVPrinter(
                        text,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader(
                                        "subject",
                                        "district",
                                        "basis",
                                        "measure",
                                        "n",
                                        "hits",
                                        "value",
                                        "low",
                                        "high",
                                        "p90",
                                        "mean",
                                        "standing")
                                .get())) {
            for (ScorecardView card : cards) {
                print(sheet, card, "raw", card.raw());
                print(sheet, card, "adjusted", card.adjusted());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void print(
            CSVPrinter sheet, ScorecardView card, String basis, List<MeasureView> figures)
            throws IOException {
        for (MeasureView figure : figures) {
            sheet.printRecord(
                    SafeCell.out(card.subject()),
                    card.district(),
                    basis,
                    figure.measure(),
                    figure.n(),
                    figure.hits(),
                    figure.value(),
                    figure.low(),
                    figure.high(),
                    figure.p90(),
                    figure.mean(),
                    card.standing());
        }
    }
}
