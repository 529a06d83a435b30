package org.qunli.bench.board;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * P5. The city's board and the watch with little behind them, then with much, in the same run: as
 * many zones and open requests, only the history grows. Before each measurement both are read until
 * they are warm, so that growing warm isn't taken for growing fast.
 */
public final class BoardSpeed implements Experiment {

    private static final double GOAL = 1.5;

    private static final int LITTLE = 10_000;

    private static final int OPEN = 500;

    private static final int ROUNDS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CITY = "/v1/board/city";

    private static final String WATCH = "/v1/watch";

    /** Median milliseconds of each round. */
    private record Times(Samples city, Samples watch) {}

    @Override
    public String id() {
        return "P5";
    }

    @Override
    public String title() {
        return "reading the boards with a long history behind them, over a short one";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int much = run.size(50_000, 1_000_000);
        int reads = run.size(40, 500);
        try (Stand stand = Stand.start(run, "supervision")) {
            PastRequests requests = new PastRequests(stand);
            requests.place(OPEN);
            requests.grow(LITTLE, run.console());
            Readers readers = Readers.of(stand);
            run.console().say("reading until it is warm");
            readers.warm(reads * ROUNDS);
            run.console().say("%d rounds of %d reads of each board", ROUNDS, reads);
            Times before = readers.measure(reads);
            requests.grow(much, run.console());
            readers.warm(reads);
            run.console().say("%d rounds of %d reads of each board", ROUNDS, reads);
            Times after = readers.measure(reads);
            return verdict(run, requests, readers, before, after);
        }
    }

    /** Who reads which board. */
    private record Readers(Api dashboard, Api lead) {

        static Readers of(Stand stand) {
            return new Readers(
                    stand.api("dashboard").at(stand.stack().serviceUrl("supervision")),
                    stand.api("supervision-lead").at(stand.stack().serviceUrl("supervision")));
        }

        void warm(int times) {
            times(dashboard, CITY, times);
            times(lead, WATCH, times);
        }

        Times measure(int reads) {
            List<Double> city = new ArrayList<>();
            List<Double> watch = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                city.add(times(dashboard, CITY, reads).median());
                watch.add(times(lead, WATCH, reads).median());
            }
            return new Times(Samples.of(city), Samples.of(watch));
        }

        private static Samples times(Api api, String path, int reads) {
            List<Double> millis = new ArrayList<>();
            for (int read = 0; read < reads; read++) {
                Answer answer = api.attempt("GET", path, null, null, PATIENCE);
                if (!answer.ok()) {
                    throw new IllegalStateException(answer.status() + " " + answer.body());
                }
                millis.add(answer.millis());
            }
            return Samples.of(millis);
        }
    }

    private static Outcome verdict(
            Run run, PastRequests requests, Readers readers, Times before, Times after)
            throws Exception {
        double city = ratio(before.city(), after.city());
        double watch = ratio(before.watch(), after.watch());
        run.console()
                .table(
                        List.of(
                                List.of("", "little behind", "much behind", "over it"),
                                row(CITY, before.city(), after.city(), city),
                                row(WATCH, before.watch(), after.watch(), watch)));
        double worst = Math.max(city, watch);
        return new Outcome()
                .measured(worst, GOAL, worst <= GOAL)
                .note(
                        "unit",
                        "median time with much history over little, the worse of the two boards")
                .note("city", city)
                .note("watch", watch)
                .note("cityMillis", after.city().median())
                .note("watchMillis", after.watch().median())
                .note("history", requests.count("matter where state = 'DONE'"))
                .note("open", requests.count("matter where state = 'OPEN'"))
                .require("cityUnchangedIs304", unchanged(readers.dashboard(), CITY))
                .require("watchUnchangedIs304", unchanged(readers.lead(), WATCH));
    }

    private static boolean unchanged(Api api, String path) throws IOException {
        return api.statusOfUnchanged(path) == 304;
    }

    private static double ratio(Samples before, Samples after) {
        return Math.round(100 * after.median() / before.median()) / 100.0;
    }

    private static List<String> row(String what, Samples before, Samples after, double ratio) {
        return List.of(
                "GET " + what,
                "%.1f ms".formatted(before.median()),
                "%.1f ms".formatted(after.median()),
                "%.2f".formatted(ratio));
    }
}
