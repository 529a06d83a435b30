package org.qunli.bench.request;

import java.time.Duration;
import java.util.List;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.DatabaseServer;
import org.qunli.bench.stand.Stand;

/**
 * D2. PostgreSQL is stopped {@code immediate} and started again while messages come in. Meanwhile
 * every caller gets 503 with Retry-After within five seconds; afterwards all that was accepted is
 * there once, whole. Sabotaged, the server answers before it is on disk (synchronous_commit off).
 */
public final class Stopped implements Experiment {

    private static final int FRONT_ENDS = 4;

    private static final int ZONES = 4;

    private static final Duration UP = Duration.ofSeconds(4);

    private static final Duration DOWN = Duration.ofSeconds(3);

    private static final double LONGEST_MILLIS = 5_000;

    @Override
    public String id() {
        return "D2";
    }

    @Override
    public String title() {
        return "PostgreSQL stopped immediately under load: 503 meanwhile, nothing accepted is lost";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int stops = run.size(2, 5);
        try (Stand stand = Stand.start(run, "zone", "supervision", "request")) {
            Village village = Village.open(stand, ZONES);
            Books books = new Books(stand);
            DatabaseServer server = stand.database();
            if (run.sabotage()) {
                run.console().say("sabotage: an answer doesn't wait for the disk");
                books.execute("request", "alter system set wal_writer_delay = '10s'");
                books.execute("request", "alter system set synchronous_commit = off");
                books.execute("request", "select pg_reload_conf()");
            }
            Crowd crowd = Crowd.start(village, village.bot(), FRONT_ENDS);
            for (int stop = 0; stop < stops; stop++) {
                Stand.pause(UP);
                run.console().say("stopping PostgreSQL after %,d messages", crowd.count());
                server.stopImmediately();
                Stand.pause(DOWN);
                server.startAgain();
                int before = crowd.count();
                Stand.await("messages are accepted again", () -> crowd.count() > before);
            }
            Stand.pause(UP);
            crowd.finish();
            books.awaitSupervision();
            Outcome outcome = meanwhile(run, crowd, new Outcome().note("stops", stops));
            return books.judgeClocks(run, books.judge(run, outcome, crowd));
        }
    }

    private static Outcome meanwhile(Run run, Crowd crowd, Outcome outcome) {
        List<Answer> refused = crowd.refused();
        long told = refused.stream().filter(a -> a.status() == 503).count();
        long bare =
                refused.stream().filter(a -> a.status() == 503 && a.retryAfter().isEmpty()).count();
        long none = refused.stream().filter(a -> a.status() == 0).count();
        long other = refused.size() - told - none;
        double longest =
                refused.isEmpty()
                        ? 0
                        : Samples.of(refused.stream().map(Answer::millis).toList()).max();
        run.console()
                .table(
                        List.of(
                                List.of("meanwhile", "counted"),
                                List.of("503", "%,d".formatted(told)),
                                List.of("503 without Retry-After", "%,d".formatted(bare)),
                                List.of("other refusals", "%,d".formatted(other)),
                                List.of("no answer", "%,d".formatted(none)),
                                List.of("longest", "%,.0f ms".formatted(longest))));
        return outcome.note("longestMillis", Math.round(longest))
                .require("somethingWasRefused", told > 0)
                .require("only503WithRetryAfter", bare == 0 && other == 0 && none == 0)
                .require("noHang", longest <= LONGEST_MILLIS);
    }
}
