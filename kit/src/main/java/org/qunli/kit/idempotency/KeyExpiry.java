package org.qunli.kit.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Forgets keys after the 48 hours that the contract promises. */
@ApplicationScoped
class KeyExpiry {

    private static final Duration KEPT = Duration.ofHours(48);

    private final Jdbi jdbi;

    private final Clock clock;

    KeyExpiry(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    void run() {
        runOnce(clock.instant());
    }

    int runOnce(Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        "delete from idempotency_key where created_at < :before")
                                .bind("before", now.minus(KEPT))
                                .execute());
    }
}
