package org.qunli.bench.notice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * Publishes a notice to many zones, from the call until the last delivery is committed in
 * notice-service and the last clock on it in supervision-service. Times are the database's.
 */
public final class NoticeSpeed implements Experiment {

    private static final double GOAL_SECONDS = 2;

    private static final int RUNS = 3;

    /** Seldom: counting is work, too, and the times are read from the database afterwards. */
    private static final Duration POLL = Duration.ofMillis(200);

    /** Of one publication, in seconds after the call. */
    private record Times(double answered, double delivered, double clocked) {}

    @Override
    public String id() {
        return "P6";
    }

    @Override
    public String title() {
        return "a notice to many zones, until every delivery and its clock exist";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        int zones = run.size(1_000, 10_000);
        List<Times> times = new ArrayList<>();
        try (Stand stand = Stand.start(run, "zone", "notice", "supervision")) {
            ManyGroups groups = new ManyGroups(stand);
            groups.append(0, zones);
            groups.await(run.console(), "notice", zones);
            groups.await(run.console(), "supervision", zones);
            Stand.await(
                    "the groups are known",
                    () -> groups.number("notice", "select count(*) from binding") >= zones);
            Api admin = stand.api("admin").at(stand.stack().serviceUrl("notice"));
            long warm = System.nanoTime() + Duration.ofSeconds(run.size(10, 40)).toNanos();
            int round = 0;
            do {
                say(run, "warming up", publish(groups, admin, zones, round++));
            } while (System.nanoTime() < warm);
            for (int measured = 1; measured <= RUNS; measured++) {
                Times taken = publish(groups, admin, zones, round++);
                say(run, "run " + measured, taken);
                times.add(taken);
            }
        }
        double delivered = Samples.of(times.stream().map(Times::delivered).toList()).median();
        double clocked = Samples.of(times.stream().map(Times::clocked).toList()).median();
        run.console()
                .table(
                        List.of(
                                List.of("zones", "deliveries", "clocks"),
                                List.of(
                                        "%,d".formatted(zones),
                                        "%.2f s".formatted(delivered),
                                        "%.2f s".formatted(clocked))));
        return new Outcome()
                .measured(clocked, GOAL_SECONDS, clocked <= GOAL_SECONDS)
                .note("unit", "seconds until every clock exists")
                .note("zones", zones)
                .note("deliverySeconds", delivered)
                .note("runs", times.size());
    }

    private static void say(Run run, String what, Times taken) {
        run.console()
                .say(
                        "%s: answered %.2f s, deliveries %.2f s, clocks %.2f s",
                        what, taken.answered(), taken.delivered(), taken.clocked());
    }

    private static Times publish(ManyGroups groups, Api admin, int zones, int round)
            throws Exception {
        String id = Words.draft(admin, "配送通知第" + round + "号");
        double began = groups.number("notice", "select extract(epoch from clock_timestamp())");
        Words.publish(admin, id);
        double answered = groups.number("notice", "select extract(epoch from clock_timestamp())");
        String clocks =
                " from clock where kind = 'FORWARD' and started_at >= to_timestamp(" + began + ")";
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (groups.number("supervision", "select count(*)" + clocks) < zones) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every delivery has a clock");
            }
            Stand.pause(POLL);
        }
        double delivered =
                groups.number(
                        "notice",
                        "select extract(epoch from max(pg_xact_commit_timestamp(xmin)))"
                                + " from delivery where notice = '"
                                + id
                                + "'");
        double clocked =
                groups.number(
                        "supervision",
                        "select extract(epoch from max(pg_xact_commit_timestamp(xmin)))" + clocks);
        return new Times(answered - began, delivered - began, clocked - began);
    }
}
