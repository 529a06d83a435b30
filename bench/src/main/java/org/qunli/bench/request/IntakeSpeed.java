package org.qunli.bench.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
 * P1. Front-ends hand over needs of new residents to request-service as fast as they are answered,
 * with tokens checked and every answer durable; then pgbench inserts the same rows with as many
 * clients, Qunli's services standing by. The answers' times are taken at half the rate. All of it,
 * front-ends included, runs on this machine.
 */
public final class IntakeSpeed implements Experiment {

    private static final int CLIENTS = 16;

    private static final double RATIO_GOAL = 2;

    private static final double MILLIS_GOAL = 50;

    @Override
    public String id() {
        return "P1";
    }

    @Override
    public String title() {
        return "messages that open a request, accepted per second, beside pgbench's plain inserts";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        Map<String, Long> memory = new LinkedHashMap<>();
        int rounds = run.size(1, 3);
        Duration time = Duration.ofSeconds(run.size(10, 60));
        try (Stand stand = Stand.start(run, "zone", "request", "supervision", "notice")) {
            Village village = Village.open(stand, 20);
            Askers askers = new Askers(village, CLIENTS);
            run.console().say("warming up");
            askers.flatOut(Duration.ofSeconds(run.size(20, 60)));
            for (int round = 1; round <= rounds; round++) {
                run.console().say("run %d of %d", round, rounds);
                rates.add(askers.flatOut(time));
                run.console().say("%,.0f messages a second", rates.get(round - 1));
                plain.add(new PlainInserts(stand).perSecond(CLIENTS, time));
                run.console().say("%,.0f plain inserts a second", plain.get(round - 1));
                tails.add(askers.paced(time, rates.get(round - 1) / 2).percentile(0.99));
            }
            for (String service : List.of("zone", "request", "supervision", "notice")) {
                memory.put(service, residentMebibytes(stand.stack().service(service).pid()));
            }
            return verdict(run, rates, plain, tails, memory, opened(stand) >= askers.asked());
        }
    }

    private static Outcome verdict(
            Run run,
            List<Double> rates,
            List<Double> plain,
            List<Double> tails,
            Map<String, Long> memory,
            boolean allThere) {
        double rate = Samples.of(rates).median();
        double peer = Samples.of(plain).median();
        double tail = Samples.of(tails).median();
        run.console()
                .table(
                        List.of(
                                List.of("", "per second", "p99 ms at half"),
                                List.of(
                                        "POST /v1/messages",
                                        "%,.0f".formatted(rate),
                                        "%.1f".formatted(tail)),
                                List.of("pgbench, request + event", "%,.0f".formatted(peer), "")));
        double ratio = Math.round(100 * rate / peer) / 100.0;
        return new Outcome()
                .measured(
                        Map.of("ratio", ratio, "p99Millis", Math.round(tail * 10) / 10.0),
                        Map.of("ratio", RATIO_GOAL, "p99Millis", MILLIS_GOAL),
                        ratio >= RATIO_GOAL && tail < MILLIS_GOAL)
                .note("perSecond", Math.round(rate))
                .note("pgbenchPerSecond", Math.round(peer))
                .note("residentMiB", memory)
                .require("every accepted message opened a request in the database", allThere);
    }

    private static long opened(Stand stand) throws SQLException {
        try (Connection connection = stand.connect("request");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select count(*) from resident_request where message_id like 'p1-%'
                                """)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What the process holds in memory, after the load. */
    static long residentMebibytes(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
