package org.qunli.local.processes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.qunli.local.backends.Backend;

/**
 * One service as a process. Its ports stay the same over restarts; its output goes to one log file.
 * Not safe for use by several threads at once, except {@link #stop} and {@link #kill}.
 */
public final class ServiceProcess {
    private static final Duration READY = Duration.ofSeconds(180);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int LAST_LINES = 30;

    private final Backend backend;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final PidFiles pids;
    private final int port;
    private final int managementPort;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile Process process;
    private volatile boolean wanted;

    /**
     * A service that isn't started yet.
     *
     * @param command the whole command line
     * @param environment added to the launcher's own; ports are added here
     * @param port for its API; the management port is any free one
     */
    public ServiceProcess(
            Backend backend,
            List<String> command,
            Map<String, String> environment,
            Path log,
            PidFiles pids,
            int port) {
        this.backend = backend;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.pids = pids;
        this.port = port;
        this.managementPort = Ports.free();
    }

    public Backend backend() {
        return backend;
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** All it has written, over its restarts. */
    public String logText() throws IOException {
        return text(log);
    }

    public boolean isRunning() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** The process id; only while it runs. */
    public long pid() {
        return process.pid();
    }

    /**
     * Starts the process without waiting for it.
     *
     * @param onDeath told when the process ends though nobody stopped it here
     */
    public void launch(Consumer<ServiceFailed> onDeath) throws IOException {
        if (isRunning()) {
            throw new IllegalStateException(backend.serviceName() + " is running already");
        }
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        wanted = true;
        Process started = builder.start();
        process = started;
        pids.add(backend.serviceName(), started.toHandle());
        started.onExit().thenAccept(ended -> ended(ended, onDeath));
    }

    private void ended(Process ended, Consumer<ServiceFailed> onDeath) {
        if (wanted && ended == process) {
            onDeath.accept(failed("ended by itself with code " + ended.exitValue()));
        }
    }

    /**
     * Waits until it answers on {@code /q/health/ready}.
     *
     * @throws ServiceFailed when it ends before, or isn't ready in 180 s
     */
    public void awaitReady() throws IOException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!isReady()) {
            Process current = process;
            if (!current.isAlive()) {
                throw failed("did not come up: it ended with code " + current.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failed("did not come up in " + READY.toSeconds() + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private boolean isReady() {
        HttpRequest probe =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + managementPort + "/q/health/ready"))
                        .timeout(PROBE)
                        .build();
        try {
            return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * SIGTERM, and SIGKILL for one that is still there 15 s later. Nothing when it isn't running.
     */
    public void stop() {
        askToStop();
        awaitStop();
    }

    /** SIGTERM only: several are asked first and awaited afterwards. */
    public void askToStop() {
        wanted = false;
        Process current = process;
        if (current != null) {
            current.destroy();
        }
    }

    public void awaitStop() {
        Process current = process;
        if (current == null) {
            return;
        }
        try {
            if (!current.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                current.destroyForcibly();
                current.waitFor();
            }
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        pids.remove(backend.serviceName());
    }

    /** SIGKILL, as a crash: nothing is flushed, nothing is closed. */
    public void kill() {
        wanted = false;
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
            awaitStop();
        }
    }

    private ServiceFailed failed(String reason) {
        return new ServiceFailed(backend, reason, lastLines());
    }

    private List<String> lastLines() {
        List<String> lines = new ArrayList<>();
        try {
            lines.addAll(text(log).lines().toList());
        } catch (IOException e) {
            lines.add("(" + log + " can't be read)");
        }
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    /** Bytes that are no UTF-8 don't matter here. */
    private static String text(Path log) throws IOException {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return decoder.decode(ByteBuffer.wrap(Files.readAllBytes(log))).toString();
    }
}
