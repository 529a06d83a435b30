package org.qunli.bench.clock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Stand;

/**
 * P3. Two replicas, many open clocks, and some falling due each second. Lateness is from the due
 * time to the commit of the reminder, both by the database server's clock.
 */
public final class Punctuality implements Experiment {

    private static final double GOAL = 250;

    private static final int LEAD_SECONDS = 25;

    @Override
    public String id() {
        return "P3";
    }

    @Override
    public String title() {
        return "lateness of reminders with many open clocks, two replicas";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int open = run.size(100_000, 1_000_000);
        int perSecond = run.size(500, 2_000);
        int seconds = run.size(15, 60);
        try (Stand stand = Stand.start(run, "zone", "request", "supervision")) {
            stand.stack().replica("supervision", List.of(), Map.of());
            Deadlines deadlines = new Deadlines(stand);
            deadlines.place();
            Instant later = deadlines.now().plusSeconds(86_400);
            deadlines.make("open", open, later, "0.05 s", run.console());
            run.console().say("%,d clocks are open; warming up", open);
            Instant warm = deadlines.now().plusSeconds(LEAD_SECONDS - 10);
            deadlines.make("warm", perSecond * 5, warm, apart(perSecond), run.console());
            Instant first = deadlines.now().plusSeconds(LEAD_SECONDS);
            int count = perSecond * seconds;
            deadlines.make("measured", count, first, apart(perSecond), run.console());
            run.console().say("%,d fall due, %,d a second", count, perSecond);
            deadlines.awaitFired(first.plusSeconds(seconds));
            return verdict(run, deadlines.lateness("measured"), open, perSecond, count);
        }
    }

    private static String apart(int perSecond) {
        return 1_000_000 / perSecond + " microseconds";
    }

    private static Outcome verdict(Run run, Samples late, int open, int perSecond, int count) {
        double p99 = late.percentile(0.99);
        run.console()
                .table(
                        List.of(
                                List.of("lateness", "ms"),
                                List.of("earliest", "%.1f".formatted(late.percentile(0))),
                                List.of("median", "%.1f".formatted(late.median())),
                                List.of("p90", "%.1f".formatted(late.percentile(0.9))),
                                List.of("p99", "%.1f".formatted(p99)),
                                List.of("worst", "%.1f".formatted(late.max()))));
        return new Outcome()
                .measured(p99, GOAL, p99 <= GOAL)
                .note("unit", "ms, p99")
                .note("median", late.median())
                .note("worst", late.max())
                .note("openClocks", open)
                .note("perSecond", perSecond)
                .note("reminders", late.count())
                .require("everyOneReminded", late.count() == count)
                .require("neverEarly", late.percentile(0) >= 0);
    }
}
