package org.qunli.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qunli.local.processes.Ports;
import org.qunli.local.secrets.Secrets;

class LocalPostgresTest {
    @TempDir static Path home;
    private static Secrets secrets;
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        secrets = new Secrets(home.resolve("secrets.properties"));
        postgres = startServer();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void serving_role_works_on_what_its_owner_makes_but_makes_nothing() throws Exception {
        run("zone_owner", "zone", "create table if not exists served (id int)");

        run("zone", "zone", "insert into served values (1)");

        assertThatThrownBy(() -> run("zone", "zone", "create table mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run("zone", "zone", "drop table served"))
                .hasMessageContaining("must be owner");
    }

    @Test
    void serving_role_has_timeouts_and_its_owner_has_none() throws Exception {
        assertThat(value("request", "request", "show transaction_timeout")).isEqualTo("5s");
        assertThat(value("request", "request", "show idle_in_transaction_session_timeout"))
                .isEqualTo("5s");
        assertThat(value("request_owner", "request", "show transaction_timeout")).isEqualTo("0");
    }

    @Test
    void what_supervisors_do_is_closed_to_the_serving_role() throws Exception {
        String owner = "supervision_watch_owner";
        run(owner, "supervision", "create table watch.look (id int)");
        run(owner, "supervision", "grant usage on schema watch to supervision_watch");
        run(owner, "supervision", "grant select on watch.look to supervision_watch");

        run("supervision_watch", "supervision", "select * from watch.look");

        for (String other : List.of("supervision", "supervision_owner")) {
            assertThatThrownBy(() -> run(other, "supervision", "select * from watch.look"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void no_role_enters_anothers_database_or_comes_without_its_password() {
        assertThatThrownBy(() -> run("zone", "request", "select 1"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(
                        () ->
                                DriverManager.getConnection(
                                        postgres.jdbcUrl("zone"), "zone", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void commits_are_durable() throws Exception {
        assertThat(value("zone", "zone", "show fsync")).isEqualTo("on");
        assertThat(value("zone", "zone", "show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void second_start_keeps_the_data() throws Exception {
        run("notice_owner", "notice", "create table kept (id int)");
        run("notice", "notice", "insert into kept values (42)");
        postgres.close();

        postgres = startServer();

        assertThat(value("notice", "notice", "select id from kept")).isEqualTo("42");
    }

    private static LocalPostgres startServer() throws IOException {
        return LocalPostgres.start(
                home.resolve("postgres"),
                Path.of("target/postgres-programs").toAbsolutePath(),
                home.resolve("logs/postgres.log"),
                Ports.free(),
                secrets,
                Map.of());
    }

    private static void run(String role, String database, String sql) throws SQLException {
        try (Connection connection = connect(role, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String role, String database, String sql) throws SQLException {
        try (Connection connection = connect(role, database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), role, secrets.get(role));
    }
}
