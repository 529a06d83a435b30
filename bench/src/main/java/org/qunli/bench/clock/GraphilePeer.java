package org.qunli.bench.clock;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.qunli.bench.Console;
import org.qunli.bench.stand.Stand;

/** Graphile Worker, where Node.js and npm are there to get it with; ten jobs at once. */
final class GraphilePeer implements Peer {

    private static final String VERSION = "0.18.0";

    private static final String TASK =
            """
            module.exports = async (payload, helpers) => {
              await helpers.query("insert into event (job, at) values ($1, 'epoch')", [payload.job]);
            };
            """;

    private final Console console;

    GraphilePeer(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "Graphile Worker";
    }

    @Override
    public int jobs(int wanted) {
        return wanted;
    }

    @Override
    public double perSecond(Stand stand, int jobs) throws Exception {
        Path home = Files.createTempDirectory("qunli-graphile");
        if (!did(
                home,
                List.of("npm", "install", "--silent", "--no-save", "graphile-worker@" + VERSION))) {
            console.say("Graphile Worker can't be had here: left out");
            return Double.NaN;
        }
        Files.createDirectories(home.resolve("tasks"));
        Files.writeString(home.resolve("tasks/event.js"), TASK);
        try (PeerDatabase database = PeerDatabase.create(stand, "graphile", 2)) {
            String worker = home.resolve("node_modules/.bin/graphile-worker").toString();
            String url = url(database);
            run(home, List.of(worker, "-c", url, "--schema-only"));
            database.execute(
                    """
                    select graphile_worker.add_job('event', json_build_object('job', n))
                    from generate_series(1, %d) as n
                    """
                            .formatted(jobs));
            run(home, List.of(worker, "-c", url, "-j", "10", "-m", "11", "--once"));
            return database.events() < jobs ? Double.NaN : database.perSecond(0);
        }
    }

    private static String url(PeerDatabase database) {
        URI jdbc = URI.create(database.url().substring("jdbc:".length()));
        return "postgres://%s:%s@%s:%d%s"
                .formatted(
                        database.user(),
                        database.password(),
                        jdbc.getHost(),
                        jdbc.getPort(),
                        jdbc.getPath());
    }

    private static void run(Path home, List<String> command) throws IOException {
        if (!did(home, command)) {
            throw new IOException(command.get(0) + " failed");
        }
    }

    private static boolean did(Path home, List<String> command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("output.log").toFile())
                            .start();
            return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
