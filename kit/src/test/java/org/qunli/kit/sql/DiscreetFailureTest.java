package org.qunli.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;

/** What fails in the database is logged; what was bound is nobody's business. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DiscreetFailureTest {

    private static final String SECRET = "Marked-Personal-Text-4d2";

    @Inject Jdbi jdbi;

    @Test
    void failed_statement_tells_no_bound_value() {
        Throwable failed =
                catchThrowable(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.createUpdate(
                                                                """
                                                                insert into event_subject (subject, version)
                                                                values (:subject, null)
                                                                """)
                                                        .bind("subject", SECRET)
                                                        .execute()));

        StringWriter logged = new StringWriter();
        failed.printStackTrace(new PrintWriter(logged));
        assertThat(logged.toString()).contains("event_subject").doesNotContain(SECRET);
    }
}
