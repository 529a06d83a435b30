package org.qunli.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatabaseClockTest {

    @Inject Jdbi jdbi;

    @Test
    void clock_is_never_ahead_of_the_server_however_slowly_it_was_read() {
        DatabaseClock clock = new DatabaseClock(slowly());

        for (int reading = 0; reading < 20; reading++) {
            Instant carried = clock.instant();
            Instant server = jdbi.withHandle(DatabaseClock::read);
            assertThat(carried).isBeforeOrEqualTo(server);
        }
    }

    @Test
    void clock_never_goes_backwards() {
        DatabaseClock clock = new DatabaseClock(jdbi);
        Instant last = clock.instant();

        for (int reading = 0; reading < 1_000; reading++) {
            Instant next = clock.instant();
            assertThat(next).isAfterOrEqualTo(last);
            last = next;
        }
    }

    /** A database whose every connection takes a while to come. */
    private static Jdbi slowly() {
        String url = System.getProperty(PostgresResource.SUPERUSER_URL);
        return Jdbi.create(
                () -> {
                    var connection = java.sql.DriverManager.getConnection(url);
                    try (Handle handle = Jdbi.create(connection).open()) {
                        handle.execute("select pg_sleep(0.3)");
                    }
                    return java.sql.DriverManager.getConnection(url);
                });
    }
}
