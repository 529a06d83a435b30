package org.qunli.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.qunli.local.secrets.Secrets;

/**
 * The databases and roles: for each service a database, a role that serves (the timeouts of
 * design/2, rights on rows only) and a role that owns the tables and migrates (no timeouts). All
 * statements can be repeated.
 */
final class Roles {
    static final List<String> DATABASES = List.of("zone", "request", "supervision", "notice");

    private static final String SUPERVISION = "supervision";

    /**
     * Reads and writes what supervisors do, in the schema {@code watch}; no other service's role
     * has a right there (the covert rule). It doesn't own the tables: an owner could take back what
     * is append-only by grant.
     */
    private static final String WATCH = "supervision_watch";

    private static final String TIMEOUT = "5s";

    private final Connection connection;

    Roles(Connection connection) {
        this.connection = connection;
    }

    void prepare(Secrets secrets) throws SQLException {
        for (String database : DATABASES) {
            serving(database, secrets.get(database));
            login(owner(database), secrets.get(owner(database)));
            if (!exists("select 1 from pg_database where datname = ?", database)) {
                run("create database %I owner %I", database, owner(database));
            }
            run("revoke all on database %I from public", database);
            run("grant connect, temporary on database %I to %I", database, database);
        }
        serving(WATCH, secrets.get(WATCH));
        run("grant connect on database %I to %I", SUPERVISION, WATCH);
        login(owner(WATCH), secrets.get(owner(WATCH)));
        run("grant connect, create on database %I to %I", SUPERVISION, owner(WATCH));
    }

    /** What a serving role may do with what its owner makes; on a connection to that database. */
    void grantIn(String database) throws SQLException {
        String owner = owner(database);
        run("alter schema public owner to %I", owner);
        run("revoke all on schema public from public");
        run("grant usage on schema public to %I", database);
        run(
                "alter default privileges for role %I in schema public"
                        + " grant select, insert, update, delete on tables to %I",
                owner, database);
        run(
                "alter default privileges for role %I in schema public"
                        + " grant usage, select on sequences to %I",
                owner, database);
        if (database.equals(SUPERVISION)) {
            run("create schema if not exists watch authorization %I", owner(WATCH));
        }
    }

    static String owner(String database) {
        return database + "_owner";
    }

    private void serving(String role, String password) throws SQLException {
        login(role, password);
        run("alter role %I set idle_in_transaction_session_timeout = %L", role, TIMEOUT);
        run("alter role %I set transaction_timeout = %L", role, TIMEOUT);
        // The feed's asOf needs the start of the oldest writer, whoever it is.
        run("grant pg_read_all_stats to %I", role);
    }

    private void login(String role, String password) throws SQLException {
        if (!exists("select 1 from pg_roles where rolname = ?", role)) {
            run("create role %I", role);
        }
        run("alter role %I login password %L", role, password);
    }

    private boolean exists(String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** DDL takes no parameters: the server itself quotes them into the statement. */
    private void run(String ddl, String... parameters) throws SQLException {
        String quoted;
        try (PreparedStatement format =
                connection.prepareStatement("select format(?, variadic ?)")) {
            format.setString(1, ddl);
            format.setArray(2, connection.createArrayOf("text", parameters));
            try (ResultSet rows = format.executeQuery()) {
                rows.next();
                quoted = rows.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(quoted);
        }
    }
}
