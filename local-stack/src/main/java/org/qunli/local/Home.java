package org.qunli.local;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.qunli.local.postgres.LocalPostgres;
import org.qunli.local.processes.PidFiles;

/** The directory that holds a stack's data, locked while this object is open. */
final class Home implements Closeable {
    private static final String LOCK = "lock";

    /** What {@link #wipe} leaves: PostgreSQL's programs are no data. */
    private static final List<String> KEPT = List.of(LOCK, "programs");

    private final Path directory;
    private final FileChannel channel;

    private Home(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Locks it, and stops what an earlier launcher that was killed left running on it.
     *
     * @throws HomeInUse when another launcher has the lock
     */
    static Home open(Path directory, Progress progress) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(
                        directory.resolve(LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        Home home = new Home(directory, channel);
        try {
            if (!home.lock()) {
                throw new HomeInUse(directory);
            }
            int stopped = home.pids().stopLeftovers();
            if (stopped > 0) {
                progress.step("leftovers", stopped);
            }
            LocalPostgres.stopOrphan(home.postgres());
            return home;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private boolean lock() throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path postgres() {
        return directory.resolve("postgres");
    }

    Path secrets() {
        return directory.resolve("secrets.properties");
    }

    Path issuerKey() {
        return directory.resolve("issuer-key.jwk");
    }

    PidFiles pids() {
        return new PidFiles(directory.resolve("run"));
    }

    Path logs() {
        return directory.resolve("logs");
    }

    /** Each start writes new logs and keeps those of the start before. */
    void turnLogs() throws IOException {
        Files.createDirectories(logs());
        File[] files = logs().toFile().listFiles((parent, name) -> name.endsWith(".log"));
        for (File file : files == null ? new File[0] : files) {
            Files.move(file.toPath(), Path.of(file + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes data, secrets and logs. */
    void wipe() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.toList()) {
                if (!KEPT.contains(child.getFileName().toString())) {
                    delete(child);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
