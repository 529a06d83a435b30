package org.qunli.bench.clock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Stand;

/**
 * P2. Clocks that all fall due at one moment are fired by supervision-service, each with its
 * reminder, its event and its next step; the rate counts from that moment to the last commit, by
 * the database server's clock. Then peers do as many jobs of one inserted row each, on the same
 * server, with Qunli's services stopped.
 */
public final class FiringSpeed implements Experiment {

    private static final double GOAL = 20;

    private static final int WARM = 20_000;

    private static final int LEAD_SECONDS = 12;

    @Override
    public String id() {
        return "P2";
    }

    @Override
    public String title() {
        return "due clocks fired per second, beside db-scheduler, Quartz and Graphile Worker";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int clocks = run.size(60_000, 200_000);
        int jobs = 30_000;
        List<Double> ours = new ArrayList<>();
        Map<String, List<Double>> theirs = new LinkedHashMap<>();
        List<Peer> peers =
                List.of(new DbSchedulerPeer(), new QuartzPeer(), new GraphilePeer(run.console()));
        int rounds = run.size(1, 3);
        for (int round = 1; round <= rounds; round++) {
            run.console().say("run %d of %d", round, rounds);
            try (Stand stand = Stand.start(run, "zone", "request", "supervision")) {
                ours.add(fire(run, new Deadlines(stand), stand, clocks));
                for (String service : List.of("supervision", "request", "zone")) {
                    stand.stack().stop(service);
                }
                for (Peer peer : peers) {
                    int count = peer.jobs(jobs);
                    run.console().say("%s: %,d jobs", peer.name(), count);
                    theirs.computeIfAbsent(peer.name(), name -> new ArrayList<>())
                            .add(peer.perSecond(stand, count));
                }
            }
        }
        return verdict(run, clocks, ours, theirs);
    }

    private static double fire(Run run, Deadlines deadlines, Stand stand, int clocks)
            throws Exception {
        deadlines.place();
        run.console().say("warming up with %,d clocks", WARM);
        for (int warm = 0; warm < 2; warm++) {
            Instant soon = deadlines.now().plusSeconds(3);
            deadlines.make("warm-" + warm, WARM, soon, "0", run.console());
            deadlines.awaitFired(soon);
            Stand.pause(Duration.ofSeconds(1));
        }
        long before = deadlines.count("reminder");
        run.console().say("making %,d clocks", clocks);
        Instant due = deadlines.now().plusSeconds(LEAD_SECONDS);
        deadlines.make("measured", clocks, due, "0", run.console());
        if (deadlines.now().isAfter(due)) {
            throw new IllegalStateException("the clocks were due before all were made");
        }
        deadlines.awaitFired(due);
        Stand.pause(Duration.ofSeconds(2));
        run.console()
                .say(
                        "reminders %,d, events %,d, next steps %,d",
                        deadlines.count("reminder") - before,
                        deadlines.count("event where type = 'clock.overdue'"),
                        deadlines.count("due"));
        if (deadlines.count("reminder") - before != clocks) {
            throw new IllegalStateException("not every clock was fired");
        }
        double rate = clocks / seconds(stand, due);
        run.console().say("%,.0f clocks fired a second", rate);
        return rate;
    }

    /** From the due time to the last commit of a reminder. */
    private static double seconds(Stand stand, Instant due) throws SQLException {
        try (Connection connection = stand.connect("supervision");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select extract(epoch from max(pg_xact_commit_timestamp(xmin))
                                    - cast('%s' as timestamptz)) from reminder
                                where due_at = '%s'
                                """
                                        .formatted(due, due))) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static Outcome verdict(
            Run run, int clocks, List<Double> ours, Map<String, List<Double>> theirs) {
        double rate = Samples.of(ours).median();
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "per second", "Qunli over it"));
        table.add(List.of("Qunli, reminder + event + next step", "%,.0f".formatted(rate), ""));
        Outcome outcome = new Outcome();
        theirs.forEach(
                (name, rates) -> {
                    double median = Samples.of(rates).median();
                    table.add(
                            List.of(
                                    name + ", one event row",
                                    "%,.0f".formatted(median),
                                    "%.1f".formatted(rate / median)));
                    outcome.note(name, Double.isNaN(median) ? null : median);
                });
        run.console().table(table);
        double ratio = rate / Samples.of(theirs.get(new DbSchedulerPeer().name())).median();
        return outcome.note("clocks", clocks)
                .note("perSecond", rate)
                .measured(ratio, GOAL, ratio >= GOAL);
    }
}
