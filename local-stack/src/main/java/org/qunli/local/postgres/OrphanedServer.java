package org.qunli.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that outlived a launcher which was killed: it still holds the data directory. The pid in
 * {@code postmaster.pid} is only believed when that process is a postgres on this very directory.
 */
final class OrphanedServer {
    private static final int STOP_SECONDS = 20;

    private OrphanedServer() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> server =
                lines.isEmpty() ? Optional.empty() : running(lines.get(0).trim(), data);
        if (server.isEmpty()) {
            return;
        }
        // SIGTERM waits for clients to leave: they are orphans too, and stopped before this.
        server.get().destroy();
        try {
            server.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("an old PostgreSQL (pid " + lines.get(0) + ") doesn't stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ProcessHandle> running(String pid, Path data) {
        if (!pid.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> runsOn(process, data));
    }

    private static boolean runsOn(ProcessHandle process, Path data) {
        String line = process.info().commandLine().orElse("");
        return line.contains("postgres") && line.contains(data.toString());
    }
}
