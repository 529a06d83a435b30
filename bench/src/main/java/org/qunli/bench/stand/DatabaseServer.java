package org.qunli.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Stops the stand's PostgreSQL as a power cut would, and starts it again as it was. */
public final class DatabaseServer {

    private static final int PATIENCE_SECONDS = 60;

    private final Path data;

    private final Path control;

    DatabaseServer(Path data, Path programs) throws IOException {
        this.data = data;
        try (Stream<Path> files = Files.walk(programs)) {
            this.control =
                    files.filter(file -> file.endsWith("bin/pg_ctl")).findFirst().orElseThrow();
        }
    }

    /** Without a checkpoint: the next start recovers from the log. */
    public void stopImmediately() throws IOException {
        run("stop", "-m", "immediate", "-w");
    }

    /** With the options it was started with, and waits until it takes connections. */
    public void startAgain() throws IOException {
        String options = Files.readString(data.resolve("postmaster.opts"));
        String arguments = options.substring(options.indexOf(' ') + 1).strip();
        run("start", "-w", "-l", data.resolve("restarts.log").toString(), "-o", arguments);
    }

    private void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // The server refuses to run as root; this is how it was started.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(control.toString());
        command.addAll(List.of("-D", data.toString()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("pg_ctl " + arguments[0] + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
