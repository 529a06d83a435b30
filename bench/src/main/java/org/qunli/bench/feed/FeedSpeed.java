package org.qunli.bench.feed;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Stand;

/**
 * P4. Three services follow the zones feed. First 500 events a second are written, each in a
 * transaction of its own, and the time from its commit to the commit of its effect is read from the
 * database server, which notes both. Then request-service is stopped, a backlog is written, and it
 * is started again: the rate counts from its first commit to its last.
 */
public final class FeedSpeed implements Experiment {

    private static final int PER_SECOND = 500;

    private static final int WRITERS = 4;

    private static final double LATENCY_GOAL = 200;

    private static final double RATE_GOAL = 20_000;

    @Override
    public String id() {
        return "P4";
    }

    @Override
    public String title() {
        return "from commit in one service to its effect in another; catching up with a backlog";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        List<Map<Consumer, Samples>> latencies = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        int rounds = run.size(1, 3);
        for (int round = 1; round <= rounds; round++) {
            run.console().say("run %d of %d", round, rounds);
            try (Stand stand = Stand.start(run, "zone", "request", "supervision", "notice")) {
                EventLog log = new EventLog(stand);
                latencies.add(latency(run, log));
                rates.add(rate(run, stand, log));
            }
        }
        return verdict(run, latencies, rates);
    }

    private static Map<Consumer, Samples> latency(Run run, EventLog log) throws SQLException {
        long warm = run.size(10_000, 30_000);
        run.console().say("warming up with %,d events", warm);
        log.append(0, warm, 0, run.console());
        awaitAll(log, warm);
        long paced = PER_SECOND * (long) run.size(30, 60);
        run.console().say("and with %,d more, %d a second", paced, PER_SECOND);
        trickle(log, warm, paced);
        warm += paced;
        awaitAll(log, warm);
        long measured = PER_SECOND * (long) run.size(15, 60);
        run.console().say("%,d events, %d a second", measured, PER_SECOND);
        trickle(log, warm, measured);
        awaitAll(log, warm + measured);
        Map<UUID, Double> committed = log.committed();
        Map<Consumer, Samples> latencies = new java.util.EnumMap<>(Consumer.class);
        for (Consumer consumer : Consumer.values()) {
            latencies.put(consumer, between(committed, log.applied(consumer), measured));
        }
        return latencies;
    }

    /** The latest ones, in milliseconds: what was written for warming up isn't looked at. */
    private static Samples between(
            Map<UUID, Double> committed, Map<UUID, Double> applied, long measured) {
        double from =
                committed.values().stream()
                        .sorted()
                        .skip(committed.size() - measured)
                        .findFirst()
                        .orElseThrow();
        return Samples.of(
                applied.entrySet().stream()
                        .filter(effect -> committed.get(effect.getKey()) >= from)
                        .map(effect -> (effect.getValue() - committed.get(effect.getKey())) * 1_000)
                        .toList());
    }

    private static void trickle(EventLog log, long from, long events) {
        long share = events / WRITERS;
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            long first = from + writer * share;
            writers.add(
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    log.trickle(first, first + share, PER_SECOND / WRITERS);
                                } catch (SQLException e) {
                                    throw new CompletionException(e);
                                }
                            },
                            task -> new Thread(task, "writer").start()));
        }
        writers.forEach(CompletableFuture::join);
    }

    /** Each event is of a subject of its own, so that effects can be counted. */
    private static void awaitAll(EventLog log, long events) {
        for (Consumer consumer : Consumer.values()) {
            await(log, consumer, events);
        }
    }

    private static void await(EventLog log, Consumer consumer, long events) {
        Stand.await(
                consumer.database() + " has taken everything in",
                () -> log.taken(consumer) >= events);
        long expected = consumer == Consumer.REQUEST ? events : events / 2;
        if (log.count(consumer) != expected) {
            throw new IllegalStateException(
                    "%s: %,d effects of %,d".formatted(consumer, log.count(consumer), expected));
        }
    }

    private static double rate(Run run, Stand stand, EventLog log)
            throws IOException, SQLException {
        long before = log.count(Consumer.REQUEST);
        long backlog = run.size(100_000, 200_000);
        run.console().say("request-service is stopped; %,d events are written", backlog);
        stand.stack().stop("request");
        log.append(before, before + backlog, 0, run.console());
        await(log, Consumer.SUPERVISION, before + backlog);
        await(log, Consumer.NOTICE, before + backlog);
        run.console().say("request-service is started again");
        stand.stack().start("request");
        await(log, Consumer.REQUEST, before + backlog);
        List<Double> commits =
                log.applied(Consumer.REQUEST).values().stream().sorted().skip(before).toList();
        double seconds = commits.get(commits.size() - 1) - commits.get(0);
        run.console().say("%,d events applied in %.1f s", backlog, seconds);
        return backlog / seconds;
    }

    private static Outcome verdict(
            Run run, List<Map<Consumer, Samples>> latencies, List<Double> rates) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("events to", "count", "p50 ms", "p99 ms", "max ms"));
        double worst = 0;
        for (Consumer consumer : Consumer.values()) {
            double p99 = median(latencies, consumer, 0.99);
            worst = Math.max(worst, p99);
            table.add(
                    List.of(
                            consumer.database() + "-service",
                            Integer.toString(latencies.get(0).get(consumer).count()),
                            "%.1f".formatted(median(latencies, consumer, 0.5)),
                            "%.1f".formatted(p99),
                            "%.1f".formatted(median(latencies, consumer, 1))));
        }
        run.console().table(table);
        double rate = Samples.of(rates).median();
        run.console().say("catching up: %,.0f events/s (runs: %s)", rate, rounded(rates));
        return new Outcome()
                .measured(
                        Map.of("p99Millis", round(worst), "catchUpPerSecond", Math.round(rate)),
                        Map.of("p99Millis", LATENCY_GOAL, "catchUpPerSecond", RATE_GOAL),
                        worst <= LATENCY_GOAL && rate >= RATE_GOAL)
                .note("runs", rates.size());
    }

    private static double median(
            List<Map<Consumer, Samples>> runs, Consumer consumer, double share) {
        return Samples.of(runs.stream().map(run -> run.get(consumer).percentile(share)).toList())
                .median();
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static List<Long> rounded(List<Double> values) {
        return values.stream().map(Math::round).toList();
    }
}
