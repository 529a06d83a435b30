package org.qunli.bench.clock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.qunli.bench.stand.Stand;

/** A database for one peer beside Qunli's, on the same server with the same settings. */
final class PeerDatabase implements AutoCloseable {

    private static final String PASSWORD = "peer";

    private final HikariDataSource pool;

    private PeerDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    static PeerDatabase create(Stand stand, String name, int connections) throws SQLException {
        try (Connection connection = stand.connect("supervision");
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + name + " login password '" + PASSWORD + "'");
            statement.execute("create database " + name + " owner " + name);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(stand.stack().postgres().jdbcUrl(name));
        config.setUsername(name);
        config.setPassword(PASSWORD);
        config.setMaximumPoolSize(connections);
        PeerDatabase made = new PeerDatabase(new HikariDataSource(config));
        made.execute(
                """
                create table event (id bigint generated always as identity primary key,
                    job text not null, at timestamptz not null)
                """);
        return made;
    }

    DataSource pool() {
        return pool;
    }

    String url() {
        return pool.getJdbcUrl();
    }

    String user() {
        return pool.getUsername();
    }

    String password() {
        return pool.getPassword();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A script that a peer brings along. */
    void script(Class<?> of, String resource) throws SQLException, IOException {
        try (var file = of.getResourceAsStream(resource)) {
            execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What each job does. */
    void event(String job) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("insert into event (job, at) values (?, ?)")) {
            statement.setString(1, job);
            statement.setObject(2, Instant.EPOCH.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long events() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from event")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Events in a second, from the first commit to the last, of those numbered above. */
    double perSecond(long after) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select count(*), extract(epoch from max(t) - min(t)) from (
                                    select pg_xact_commit_timestamp(xmin) as t from event
                                    where id > %d) as e
                                """
                                        .formatted(after))) {
            row.next();
            return row.getLong(1) / row.getDouble(2);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
