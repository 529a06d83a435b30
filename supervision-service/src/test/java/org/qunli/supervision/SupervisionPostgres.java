package org.qunli.supervision;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.qunli.kit.testing.PostgresResource;

/** The database with the two roles of the schema watch, as a launcher prepares it. */
public class SupervisionPostgres extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(super.start());
        try (Connection connection =
                        DriverManager.getConnection(System.getProperty(SUPERUSER_URL));
                Statement sql = connection.createStatement()) {
            sql.execute("create role supervision_watch login password 'watch'");
            sql.execute("create role watch_owner login password 'owner'");
            sql.execute("grant create on database service to watch_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        config.put("quarkus.datasource.watch.jdbc.url", config.get("quarkus.datasource.jdbc.url"));
        config.put("quarkus.datasource.watch.username", "supervision_watch");
        config.put("quarkus.datasource.watch.password", "watch");
        config.put("quarkus.flyway.watch.jdbc-url", config.get("quarkus.datasource.jdbc.url"));
        config.put("quarkus.flyway.watch.username", "watch_owner");
        config.put("quarkus.flyway.watch.password", "owner");
        return config;
    }
}
