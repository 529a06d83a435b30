package org.qunli.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.qunli.local.backends.Backend;
import org.qunli.local.gateway.Gateway;
import org.qunli.local.issuer.Issuer;
import org.qunli.local.issuer.IssuerRoutes;
import org.qunli.local.issuer.TokenClaims;
import org.qunli.local.postgres.LocalPostgres;
import org.qunli.local.processes.PidFiles;
import org.qunli.local.processes.Ports;
import org.qunli.local.processes.ServiceFailed;
import org.qunli.local.processes.ServiceProcess;
import org.qunli.local.secrets.Secrets;

/**
 * Everything of Qunli on this machine: PostgreSQL, the four services as processes, the gateway with
 * the development issuer. Closing it stops what it started, services first; the data stays.
 */
public final class LocalStack implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LocalStack.class.getName());

    private final Options options;
    private final Queue<ServiceFailed> deaths = new ConcurrentLinkedQueue<>();
    private final Map<Backend, ServiceProcess> services = new EnumMap<>(Backend.class);
    private final Map<Backend, Map<String, String>> environments = new EnumMap<>(Backend.class);
    private final AtomicInteger replicas = new AtomicInteger();
    private final Deque<Closing> started = new ArrayDeque<>();
    private final Thread stopOnExit = new Thread(this::closeOnExit, "stop-on-exit");
    private Home home;
    private LocalPostgres postgres;
    private Issuer issuer;
    private URI baseUrl;
    private volatile boolean closed;

    /** Something that was started, and how it is stopped again. */
    @FunctionalInterface
    private interface Closing {
        void close() throws IOException;
    }

    private LocalStack(Options options) {
        this.options = options;
    }

    /**
     * Starts the whole stack and waits until every service is ready.
     *
     * @throws ServiceFailed when a service didn't come up; nothing is left running
     * @throws HomeInUse when another launcher runs on the same home
     * @throws IOException when PostgreSQL or the gateway can't be started; nothing is left running
     */
    public static LocalStack start(Options options) throws IOException {
        LocalStack stack = open(options);
        try {
            stack.startServices();
            return stack;
        } catch (IOException | RuntimeException e) {
            stack.closeAfter(e);
            throw e;
        }
    }

    /**
     * Starts PostgreSQL and the gateway, and no service yet: each is started by {@link
     * #start(String)}.
     */
    public static LocalStack open(Options options) throws IOException {
        LocalStack stack = new LocalStack(options);
        Runtime.getRuntime().addShutdownHook(stack.stopOnExit);
        try {
            stack.startBase();
            return stack;
        } catch (IOException | RuntimeException e) {
            stack.closeAfter(e);
            throw e;
        }
    }

    private synchronized void startBase() throws IOException {
        home = Home.open(options.home(), options.progress());
        started.push(home::close);
        home.turnLogs();
        Secrets secrets = new Secrets(home.secrets());
        options.progress().step("postgres.starting");
        postgres =
                LocalPostgres.start(
                        home.postgres(),
                        options.programs(),
                        logs().resolve("postgres.log"),
                        Ports.free(),
                        secrets,
                        options.postgres());
        started.push(postgres::close);
        options.progress().step("postgres.ready", Integer.toString(postgres.port()));
        int port = options.port() == 0 ? Ports.free() : options.port();
        baseUrl = URI.create("http://localhost:" + port);
        issuer = new Issuer(baseUrl, home.issuerKey(), secrets, Clock.systemUTC());
        describeServices(new ServiceEnvironment(postgres, secrets, issuer));
        Path contract = options.root().resolve("docs/openapi/qunli.yaml");
        Gateway gateway = Gateway.start(port, ports(), new IssuerRoutes(issuer), contract);
        started.push(gateway::close);
        options.progress().step("gateway.ready", baseUrl.toString());
    }

    private void describeServices(ServiceEnvironment environment) {
        // First all ports: each service is told where the feeds of the others are.
        Map<Backend, Integer> ports = new EnumMap<>(Backend.class);
        for (Backend backend : Backend.values()) {
            ports.put(backend, Ports.free());
        }
        for (Backend backend : Backend.values()) {
            Map<String, String> variables = environment.of(backend, ports);
            variables.putAll(options.environment());
            environments.put(backend, Map.copyOf(variables));
            services.put(
                    backend,
                    new ServiceProcess(
                            backend,
                            command(backend),
                            variables,
                            log(backend),
                            home.pids(),
                            ports.get(backend)));
        }
        started.push(this::stopServices);
    }

    private List<String> command(Backend backend) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.javaOptions());
        command.add("-jar");
        command.add(
                options.root()
                        .resolve(backend.serviceName())
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString());
        return command;
    }

    private void startServices() throws IOException {
        for (ServiceProcess service : services.values()) {
            options.progress().step("service.starting", service.backend().serviceName());
            launch(service);
        }
        for (ServiceProcess service : services.values()) {
            awaitReady(service);
        }
    }

    /** Under the lock: what is closing must not be joined by one more process. */
    private synchronized void launch(ServiceProcess service) throws IOException {
        if (closed) {
            throw new IOException("the stack is closed");
        }
        service.launch(deaths::add);
    }

    private void awaitReady(ServiceProcess service) throws IOException {
        service.awaitReady();
        options.progress()
                .step(
                        "service.ready",
                        service.backend().serviceName(),
                        Integer.toString(service.port()));
    }

    /** The one origin, without a slash at its end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** A service's own address, past the gateway. */
    public URI serviceUrl(String service) {
        return URI.create("http://127.0.0.1:" + service(service).port());
    }

    /** Where its health and metrics are. */
    public URI managementUrl(String service) {
        return URI.create("http://127.0.0.1:" + service(service).managementPort());
    }

    /** The process itself: its pid, for drills. */
    public ServiceProcess service(String service) {
        return services.get(Backend.of(service));
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    /** Starts one service ({@code supervision}) that isn't running, and waits until it is ready. */
    public void start(String service) throws IOException {
        ServiceProcess process = service(service);
        launch(process);
        awaitReady(process);
    }

    /**
     * Starts one more process of a service on the same database, past the gateway, and waits until
     * it is ready. It is stopped with the stack.
     *
     * @param before put before the command, a wrapper say
     * @param more added to its environment
     */
    public ServiceProcess replica(String service, List<String> before, Map<String, String> more)
            throws IOException {
        Backend backend = Backend.of(service);
        int number = replicas.incrementAndGet();
        List<String> command = new ArrayList<>(before);
        command.addAll(command(backend));
        Map<String, String> variables = new HashMap<>(environments.get(backend));
        variables.putAll(more);
        ServiceProcess process =
                new ServiceProcess(
                        backend,
                        command,
                        variables,
                        logs().resolve(backend.serviceName() + "-" + number + ".log"),
                        new PidFiles(home.logs().resolve("replica-" + number)),
                        Ports.free());
        synchronized (this) {
            launch(process);
            started.push(process::stop);
        }
        awaitReady(process);
        return process;
    }

    /** SIGTERM, and waits. */
    public void stop(String service) {
        service(service).stop();
    }

    /** SIGKILL, and waits. */
    public void kill(String service) {
        service(service).kill();
    }

    /**
     * A token of 12 hours.
     *
     * @param role a word of the {@code roles} claim; several separated by commas
     * @param claims {@code districts}, {@code channels}, {@code zones}
     */
    public String token(String role, String sub, Map<String, List<String>> claims) {
        return issuer.token(new TokenClaims(List.of(role.split(",")), sub, claims));
    }

    /** What a service has written since the stack was started, over its restarts. */
    public String logs(String service) throws IOException {
        return service(service).logText();
    }

    /** All log files of this run, PostgreSQL's too. */
    public Path logs() {
        return home.logs();
    }

    private Path log(Backend backend) {
        return logs().resolve(backend.serviceName() + ".log");
    }

    /** Services that ended by themselves and weren't taken from here yet. */
    public List<ServiceFailed> takeDeaths() {
        List<ServiceFailed> taken = new ArrayList<>();
        for (ServiceFailed death = deaths.poll(); death != null; death = deaths.poll()) {
            taken.add(death);
        }
        return taken;
    }

    boolean isClosing() {
        return closed;
    }

    private Map<Backend, Integer> ports() {
        Map<Backend, Integer> ports = new EnumMap<>(Backend.class);
        services.forEach((backend, service) -> ports.put(backend, service.port()));
        return ports;
    }

    private void stopServices() {
        services.values().forEach(ServiceProcess::askToStop);
        services.values().forEach(ServiceProcess::awaitStop);
    }

    /** Stops everything; a second call does nothing. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        IOException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        forgetHook();
        if (first != null) {
            throw first;
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopOnExit);
        } catch (IllegalStateException e) {
            // The JVM is going down: this is the hook itself, or it finds nothing left to do.
        }
    }

    private void closeOnExit() {
        try {
            close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "not everything was stopped", e);
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
