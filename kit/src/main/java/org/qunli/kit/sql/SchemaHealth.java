package org.qunli.kit.sql;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether the database has every migration that this pod was built with: one that was restored to a
 * time before an upgrade doesn't, and the pod stays out of service until it is restarted and
 * migrates. Migrations that it doesn't know are a newer release's, on which it works all the same.
 */
@Readiness
@ApplicationScoped
class SchemaHealth implements HealthCheck {

    private final Flyway flyway;

    private final Jdbi jdbi;

    private volatile Set<String> built = Set.of();

    SchemaHealth(Flyway flyway, Jdbi jdbi) {
        this.flyway = flyway;
        this.jdbi = jdbi;
    }

    /** After the migrations, which run before: who serves need not be who may migrate. */
    void start(@Observes StartupEvent startup) {
        built =
                Arrays.stream(flyway.info().all())
                        .filter(migration -> migration.getState().isResolved())
                        .filter(MigrationInfo::isVersioned)
                        .map(migration -> migration.getVersion().getVersion())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("Migrations");
        try {
            Set<String> missing = new TreeSet<>(built);
            missing.removeAll(applied());
            if (!missing.isEmpty()) {
                health.withData("missing", String.join(", ", missing));
            }
            return health.status(missing.isEmpty()).build();
        } catch (RuntimeException databaseAway) {
            // The database's own check says so.
            return health.up().withData("unknown", true).build();
        }
    }

    private Set<String> applied() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select version from flyway_schema_history
                                        where success and version is not null
                                        """)
                                .mapTo(String.class)
                                .set());
    }
}
