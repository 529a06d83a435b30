package org.qunli.bench.request;

import java.time.Duration;
import java.util.List;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.stand.Stand;

/**
 * D1. Each service is killed in turn with kill -9 and started again while messages come in. What
 * was answered with 2xx is there once, each request has its clock, and no reminder comes twice.
 * Sabotaged, one accepted message is removed.
 */
public final class Killed implements Experiment {

    private static final List<String> SERVICES =
            List.of("request", "supervision", "zone", "notice");

    private static final int FRONT_ENDS = 4;

    private static final int ZONES = 4;

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    @Override
    public String id() {
        return "D1";
    }

    @Override
    public String title() {
        return "kill -9 of each service in turn under load: nothing accepted is lost or doubled";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int kills = run.size(3, 20);
        try (Stand stand = Stand.start(run, "zone", "supervision", "notice", "request")) {
            Village village = Village.open(stand, ZONES);
            Crowd crowd = Crowd.start(village, village.bot(), FRONT_ENDS);
            for (int kill = 0; kill < kills; kill++) {
                Stand.pause(BETWEEN);
                String service = SERVICES.get(kill % SERVICES.size());
                run.console().say("kill -9 of %s after %,d messages", service, crowd.count());
                stand.stack().kill(service);
                stand.stack().start(service);
            }
            Stand.pause(BETWEEN);
            crowd.finish();
            run.console().say("%,d messages accepted", crowd.count());
            Books books = new Books(stand);
            if (run.sabotage()) {
                run.console().say("sabotage: an accepted message is removed");
                books.execute(
                        "request",
                        "delete from talk where id = (select id from talk where message_id like 'n-%' limit 1)");
            }
            books.awaitSupervision();
            Outcome outcome = new Outcome().note("kills", kills);
            return books.judgeClocks(run, books.judge(run, outcome, crowd));
        }
    }
}
