package org.qunli.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.qunli.bench.Run;
import org.qunli.local.LocalStack;
import org.qunli.local.Options;

/** A stack of its own for one experiment. Closing it stops everything and deletes its data. */
public final class Stand implements AutoCloseable {

    /** The district of everything that experiments make. */
    public static final String DISTRICT = "350583";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(100);

    /** A few callers here are as busy as thousands are elsewhere. */
    private static final Map<String, String> UNLIMITED =
            Map.of(
                    "QUNLI_LIMIT_CLIENT_PER_SECOND", "1000000",
                    "QUNLI_LIMIT_PERSON_PER_MINUTE", "1000000",
                    "QUNLI_LIMIT_SENDER_PER_MINUTE", "1000000",
                    "QUNLI_LIMIT_GROUP_PER_MINUTE", "1000000");

    private final Path home;

    private final Path programs;

    private final LocalStack stack;

    private Stand(Path home, Path programs, LocalStack stack) {
        this.home = home;
        this.programs = programs;
        this.stack = stack;
    }

    /**
     * Starts PostgreSQL, the gateway and these services. The server notes when each transaction
     * committed, so that times are the database's and not a prober's.
     */
    public static Stand start(Run run, String... services) throws IOException {
        return start(run, Map.of(), services);
    }

    /**
     * As {@link #start(Run, String...)}, with settings of the services as environment variables.
     */
    public static Stand start(Run run, Map<String, String> settings, String... services)
            throws IOException {
        Path home = Files.createTempDirectory("qunli-bench");
        Map<String, String> environment = new HashMap<>(UNLIMITED);
        environment.putAll(settings);
        Path programs = run.root().resolve("bench/target/postgres-programs");
        Options options =
                Options.of(run.root(), home)
                        .withPrograms(programs)
                        .withEnvironment(environment)
                        .withPostgres(Map.of("track_commit_timestamp", "on"));
        run.console().say("starting PostgreSQL and %s", String.join(", ", services));
        Stand stand = new Stand(home, programs, LocalStack.open(options));
        try {
            for (String service : services) {
                stand.stack.start(service);
            }
            return stand;
        } catch (IOException | RuntimeException e) {
            stand.close();
            throw e;
        }
    }

    public LocalStack stack() {
        return stack;
    }

    /** A superuser's connection to a service's database. */
    public Connection connect(String database) throws SQLException {
        return stack.postgres().connect(database);
    }

    /** The server itself, to be stopped and started. */
    public DatabaseServer database() throws IOException {
        return new DatabaseServer(home.resolve("postgres/data"), programs);
    }

    /** The API of this stack for a caller of the role, in the experiments' district. */
    public Api api(String role) {
        return new Api(
                stack.baseUrl(),
                stack.token(role, "bench-" + role, Map.of("districts", List.of(DISTRICT))));
    }

    /** The API for a front-end of this {@code channel/tenant}. */
    public Api frontEnd(String channel) {
        return new Api(
                stack.baseUrl(),
                stack.token(
                        "frontend",
                        "bench-frontend",
                        Map.of("districts", List.of(DISTRICT), "channels", List.of(channel))));
    }

    /** Waits until it is so; {@link IllegalStateException} after ten minutes. */
    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("in vain: " + what);
            }
            pause(POLL);
        }
    }

    public static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stack.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
