package org.qunli.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL for the tests of a module, and a key pair that signs their tokens. The
 * service's role is an ordinary one; {@link #SUPERUSER_URL} names a system property with the way
 * around it.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** System property with a JDBC URL of the same database as superuser. */
    public static final String SUPERUSER_URL = "qunli.test.superuser-url";

    static final String PRIVATE_KEY = "qunli.test.private-key";

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("create role service login password 'service'");
                sql.execute("create database service owner service");
            }
            System.setProperty(SUPERUSER_URL, postgres.getJdbcUrl("postgres", "service"));
            Map<String, String> config = new HashMap<>();
            config.put("quarkus.datasource.jdbc.url", url("service"));
            config.put("quarkus.datasource.username", "service");
            config.put("quarkus.datasource.password", "service");
            config.put("quarkus.oidc.public-key", makeKey());
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JDBC URL of the service's database, without a user. */
    protected String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    private static String makeKey() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        // The tests run in another class loader: a system property is what both see.
        System.setProperty(
                PRIVATE_KEY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
