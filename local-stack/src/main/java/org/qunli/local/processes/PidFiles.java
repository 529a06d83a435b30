package org.qunli.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which processes this stack started, on disk: a launcher that was killed leaves them running, and
 * the next start stops them first. A pid is believed only with the start time it had.
 */
public final class PidFiles {
    private static final int GRACE_SECONDS = 15;

    private final Path directory;

    public PidFiles(Path directory) {
        this.directory = directory;
    }

    void add(String name, ProcessHandle process) {
        try {
            Files.createDirectories(directory);
            Files.writeString(file(name), process.pid() + " " + startOf(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what an earlier launcher left behind, and waits for it. */
    public int stopLeftovers() throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        int stopped = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.pid")) {
            for (Path file : files) {
                Optional<ProcessHandle> leftover = running(Files.readString(file));
                if (leftover.isPresent()) {
                    stop(leftover.get());
                    stopped++;
                }
                Files.delete(file);
            }
        }
        return stopped;
    }

    private static Optional<ProcessHandle> running(String line) {
        String[] parts = line.trim().split(" ");
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process -> startOf(process).equals(parts[1]));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static void stop(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path file(String name) {
        return directory.resolve(name + ".pid");
    }
}
