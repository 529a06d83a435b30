package org.qunli.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.qunli.local.secrets.Secrets;

/**
 * The embedded PostgreSQL server. Its data is kept in the directory it is given; it listens on
 * loopback only and asks every role for its password.
 */
public final class LocalPostgres implements Closeable {
    private static final String SUPERUSER = "postgres";
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Secrets secrets;

    private LocalPostgres(EmbeddedPostgres server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    /**
     * Starts the server and makes the databases and roles that aren't there yet.
     *
     * @param home holds {@code data}, kept between starts
     * @param programs where the server's programs are unpacked to
     * @param port a free port
     * @param settings of the server, beside ours
     * @throws IOException when it isn't ready within a minute
     */
    public static LocalPostgres start(
            Path home,
            Path programs,
            Path log,
            int port,
            Secrets secrets,
            Map<String, String> settings)
            throws IOException {
        Path data = home.resolve("data");
        Files.createDirectories(home);
        Files.createDirectories(programs);
        Files.createDirectories(log.getParent());
        File logFile = log.toFile();
        Path passwordFile = passwordFile(home, secrets.get("postgres"));
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(programs.toFile())
                        .setPort(port)
                        .setPGStartupWait(STARTUP)
                        // Stopped by whoever started the stack, after the services.
                        .setRegisterShutdownHook(false)
                        .setConnectConfig("password", secrets.get("postgres"))
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(logFile))
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(logFile));
        initialisation(passwordFile).forEach(builder::setLocaleConfig);
        configuration().forEach(builder::setServerConfig);
        settings.forEach(builder::setServerConfig);
        LocalPostgres started;
        try {
            started = new LocalPostgres(builder.start(), secrets);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        started.prepare();
        return started;
    }

    /** Stops a server that a killed launcher left running on {@code home}, if there is one. */
    public static void stopOrphan(Path home) throws IOException {
        OrphanedServer.stop(home.resolve("data"));
    }

    /** initdb's options: the library's own is {@code trust} for everyone. */
    private static Map<String, String> initialisation(Path passwordFile) {
        return Map.of(
                "auth", "scram-sha-256",
                "pwfile", passwordFile.toString(),
                "locale", "C",
                "locale-provider", "builtin",
                "builtin-locale", "C.UTF-8");
    }

    private static Map<String, String> configuration() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                // The library is made for tests and turns both off; here an answer 2xx is durable.
                "fsync", "on",
                "synchronous_commit", "on",
                "max_connections", "200",
                "shared_buffers", "128MB",
                // Sockets would be in a directory that everyone shares.
                "unix_socket_directories", "''");
    }

    private static Path passwordFile(Path home, String password) throws IOException {
        Path file = home.resolve("initdb.password");
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, password);
    }

    private void prepare() throws IOException {
        try {
            try (Connection connection = connect(SUPERUSER)) {
                new Roles(connection).prepare(secrets);
            }
            for (String database : Roles.DATABASES) {
                try (Connection connection = connect(database)) {
                    new Roles(connection).grantIn(database);
                }
            }
        } catch (SQLException e) {
            close();
            throw new IOException("the databases could not be prepared", e);
        }
    }

    /** A superuser's connection: for tests and drills that look into a database. */
    public Connection connect(String database) throws SQLException {
        return server.getDatabase(SUPERUSER, database).getConnection();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    public int port() {
        return server.getPort();
    }

    /** Stops it: waits for running statements to be rolled back, not for clients to leave. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
