package org.qunli.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SchemaHealthTest {

    private static final String FIRST = "20261124.01";

    @Inject Jdbi jdbi;

    @Inject @Readiness SchemaHealth health;

    private void remember(String version) {
        jdbi.useHandle(
                h ->
                        h.createUpdate(
                                        """
                                        update flyway_schema_history set version = :version
                                        where version in (:first, '29990101.01')
                                        """)
                                .bind("version", version)
                                .bind("first", FIRST)
                                .execute());
    }

    @AfterEach
    void asItWas() {
        remember(FIRST);
    }

    @Test
    void pod_is_ready_on_the_schema_that_it_was_built_with() {
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    /** Both at once: what is missing keeps it out of service, what it doesn't know doesn't. */
    @Test
    void pod_is_not_ready_on_a_schema_from_before_its_time() {
        remember("29990101.01");

        HealthCheckResponse response = health.call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow())
                .containsOnlyKeys("missing")
                .containsEntry("missing", FIRST);
    }
}
