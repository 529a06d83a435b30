package org.qunli.supervision.scorecard;

import java.util.List;

/**
 * What of figures is told outside: none of so few that one could be told, and all others to the
 * nearest five, as statistics offices do, so that the difference between two periods that overlap,
 * or between a place and its parts, gives nothing away either.
 */
public final class SmallNumbers {

    /** Fewer than this are not told. */
    static final int LEAST = 5;

    private static final double SHARE = 100;

    private static final double SCORE = 10;

    private SmallNumbers() {}

    /** A count as it is told outside; null where it isn't. */
    public static Long told(long count) {
        return count == 0 || count >= LEAST ? Long.valueOf(rounded(count)) : null;
    }

    /** Those figures that are told outside, as they are told. */
    public static List<MeasureView> told(List<MeasureView> figures) {
        return figures.stream().filter(SmallNumbers::isTold).map(SmallNumbers::told).toList();
    }

    /** Raw figures only: what was excluded would be the difference. */
    static ScorecardView told(ScorecardView card) {
        return new ScorecardView(
                card.subject(),
                card.district(),
                told(card.raw()),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static boolean isTold(MeasureView figure) {
        return figure.n() >= LEAST
                && told(figure.hits()) != null
                && told(figure.n() - figure.hits()) != null;
    }

    private static MeasureView told(MeasureView figure) {
        long n = rounded(figure.n());
        long hits = rounded(figure.hits());
        return new MeasureView(
                figure.measure(),
                n,
                hits,
                figure.value() == null ? null : value(figure, n, hits),
                null,
                null,
                figure.p90(),
                figure.mean() == null ? null : Math.round(figure.mean() * SCORE) / SCORE,
                figure.enough());
    }

    private static double value(MeasureView figure, long n, long hits) {
        if (figure.p90() != null) {
            return figure.value();
        }
        return figure.low() == null ? hits : Math.round(SHARE * hits / n) / SHARE;
    }

    private static long rounded(long count) {
        return Math.round((double) count / LEAST) * LEAST;
    }
}
