package org.qunli.bench.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qunli.bench.Experiment;
import org.qunli.bench.Outcome;
import org.qunli.bench.Run;
import org.qunli.bench.Samples;
import org.qunli.bench.stand.Stand;
import org.qunli.local.processes.ServiceProcess;

/**
 * D10. One replica's wall clock is an hour ahead (libfaketime) and then jumps back, while clocks
 * fall due. Nothing fires before the database server's time, nor twice. Sabotaged, the service's
 * own idea of the database's time is an hour ahead: the drill must see reminders come early.
 */
public final class WrongClock implements Experiment {

    private static final int LEAD_SECONDS = 20;

    private static final int PER_SECOND = 100;

    private static final String SHADOW =
            """
            create function public.clock_timestamp() returns timestamptz language sql volatile
                as 'select pg_catalog.clock_timestamp() + interval ''1 hour''';
            alter role %s set search_path = public, pg_catalog;
            """;

    @Override
    public String id() {
        return "D10";
    }

    @Override
    public String title() {
        return "a replica's wall clock is an hour ahead, then jumps back: nothing early, nothing twice";
    }

    @Override
    public Outcome run(Run run) throws Exception {
        Path library = library();
        int seconds = run.size(20, 120);
        int count = PER_SECOND * seconds;
        Path offset = Files.createTempFile("qunli-faketime", null);
        try (Stand stand = Stand.start(run, "zone", "request", "supervision")) {
            Deadlines deadlines = new Deadlines(stand);
            deadlines.place();
            if (run.sabotage()) {
                run.console().say("sabotage: the services read a database time an hour ahead");
                for (String service : List.of("request", "supervision")) {
                    deceive(stand, service);
                }
            }
            set(offset, "+1h");
            run.console().say("starting a replica that is an hour ahead");
            ServiceProcess wrong =
                    stand.stack()
                            .replica(
                                    "supervision",
                                    List.of(),
                                    Map.of(
                                            "LD_PRELOAD",
                                            library.toString(),
                                            "FAKETIME_TIMESTAMP_FILE",
                                            offset.toString(),
                                            "FAKETIME_CACHE_DURATION",
                                            "1",
                                            "FAKETIME_DONT_FAKE_MONOTONIC",
                                            "1",
                                            // Its mending of glibc's timed waits makes them spin.
                                            "FAKETIME_FORCE_MONOTONIC_FIX",
                                            "0"));
            Instant first = deadlines.now().plusSeconds(LEAD_SECONDS);
            deadlines.make(
                    "wrong-clock",
                    count,
                    first,
                    1_000_000 / PER_SECOND + " microseconds",
                    run.console());
            if (!run.sabotage()) {
                // Only the wrong one is there to fire at first.
                stand.stack().stop("supervision");
            }
            deadlines.awaitFired(first.plusSeconds(seconds / 2));
            long ahead = Firings.in(wrong.logText());
            run.console().say("%,d fired by the one that is ahead; its clock jumps back", ahead);
            set(offset, "+0");
            if (!run.sabotage()) {
                stand.stack().start("supervision");
            }
            deadlines.awaitFired(first.plusSeconds(seconds));
            Stand.pause(Duration.ofSeconds(2));
            boolean wasAhead = !run.sabotage() && ahead > 0;
            return verdict(run, deadlines, count, wasAhead || run.sabotage());
        } finally {
            Files.deleteIfExists(offset);
        }
    }

    /** The fence is deceived too, or it would hold everything back. */
    private static void deceive(Stand stand, String service) throws SQLException, IOException {
        try (Connection connection = stand.connect(service);
                Statement statement = connection.createStatement()) {
            statement.execute(SHADOW.formatted(service));
        }
        stand.stack().stop(service);
        stand.stack().start(service);
    }

    /** Written beside and moved, so that nobody reads half a number. */
    private static void set(Path offset, String to) throws IOException {
        Path beside = Files.createTempFile("qunli-faketime", null);
        Files.writeString(beside, to + "\n");
        Files.move(beside, offset, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path library() throws IOException {
        try (Stream<Path> found =
                Files.find(
                        Path.of("/usr/lib"),
                        4,
                        (path, attributes) -> path.endsWith("libfaketimeMT.so.1"))) {
            return found.findFirst()
                    .orElseThrow(() -> new IOException("needs libfaketime (package faketime)"));
        }
    }

    private static Outcome verdict(Run run, Deadlines deadlines, int count, boolean wasAhead)
            throws Exception {
        Samples late = deadlines.lateness("wrong-clock");
        long twice =
                deadlines.count(
                        "(select from reminder group by clock, step, repetition having count(*) > 1) t");
        run.console()
                .table(
                        List.of(
                                List.of("", "counted"),
                                List.of("clocks", "%,d".formatted(count)),
                                List.of("reminders", "%,d".formatted(late.count())),
                                List.of("twice", "%,d".formatted(twice)),
                                List.of("earliest", "%.1f ms".formatted(late.percentile(0))),
                                List.of("median", "%.1f ms".formatted(late.median()))));
        return new Outcome()
                .note("clocks", count)
                .note("earliestMs", late.percentile(0))
                .require("firedByTheOneAhead", wasAhead)
                .require("eachReminded", late.count() == count)
                .require("nothingEarly", late.percentile(0) >= 0)
                .require("nothingTwice", twice == 0);
    }
}
