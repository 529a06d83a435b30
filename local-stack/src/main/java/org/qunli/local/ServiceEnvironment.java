package org.qunli.local;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.qunli.local.backends.Backend;
import org.qunli.local.issuer.Issuer;
import org.qunli.local.postgres.LocalPostgres;
import org.qunli.local.secrets.Secrets;

/** What each service is told by environment variables, as a deployment would tell it. */
final class ServiceEnvironment {
    private final LocalPostgres postgres;
    private final Secrets secrets;
    private final Issuer issuer;

    ServiceEnvironment(LocalPostgres postgres, Secrets secrets, Issuer issuer) {
        this.postgres = postgres;
        this.secrets = secrets;
        this.issuer = issuer;
    }

    Map<String, String> of(Backend backend, Map<Backend, Integer> ports) {
        Map<String, String> environment = new HashMap<>();
        database(environment, backend);
        // Not prod: that refuses an issuer that speaks plain HTTP, as ours does.
        environment.put("QUARKUS_PROFILE", "local");
        URI origin = issuer.origin();
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", origin.toString());
        environment.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", origin.toString());
        environment.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", backend.serviceName());
        environment.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", issuer.clientSecret(backend));
        ports.forEach(
                (source, port) ->
                        environment.put(
                                "QUNLI_FEED_SOURCES__"
                                        + source.feed().toUpperCase(Locale.ROOT)
                                        + "__URL",
                                "http://127.0.0.1:" + port));
        // Lines, not JSON: a person reads these files.
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        environment.put("QUARKUS_BANNER_ENABLED", "false");
        environment.put("TZ", "UTC");
        return environment;
    }

    private void database(Map<String, String> environment, Backend backend) {
        String database = backend.id();
        String owner = database + "_owner";
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
        environment.put("QUARKUS_DATASOURCE_USERNAME", database);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.get(database));
        environment.put("QUARKUS_FLYWAY_JDBC_URL", postgres.jdbcUrl(database));
        environment.put("QUARKUS_FLYWAY_USERNAME", owner);
        environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.get(owner));
        if (backend == Backend.SUPERVISION) {
            watch(environment, postgres.jdbcUrl(database));
        }
    }

    /** The covert schema: one role migrates, another serves. */
    private void watch(Map<String, String> environment, String url) {
        environment.put("QUARKUS_DATASOURCE_WATCH_JDBC_URL", url);
        environment.put("QUARKUS_DATASOURCE_WATCH_USERNAME", "supervision_watch");
        environment.put("QUARKUS_DATASOURCE_WATCH_PASSWORD", secrets.get("supervision_watch"));
        environment.put("QUARKUS_FLYWAY_WATCH_JDBC_URL", url);
        environment.put("QUARKUS_FLYWAY_WATCH_USERNAME", "supervision_watch_owner");
        environment.put("QUARKUS_FLYWAY_WATCH_PASSWORD", secrets.get("supervision_watch_owner"));
    }
}
