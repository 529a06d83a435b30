package org.qunli.kit.feed;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets the ids of events that no feed keeps any more, and what was lost as long ago. Ids are
 * UUIDv7, so that their order is that of their time.
 */
@ApplicationScoped
class KnownExpiry {

    private static final int BATCH = 10_000;

    private final Jdbi jdbi;

    private final Clock clock;

    private final FeedConfig config;

    KnownExpiry(Jdbi jdbi, Clock clock, FeedConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "7m")
    void run() {
        Instant now = clock.instant();
        int forgotten;
        do {
            forgotten = runOnce(now);
        } while (forgotten == BATCH);
    }

    /** One batch; answers how many were forgotten. What is still held stays known. */
    int runOnce(Instant now) {
        Instant before = now.minus(config.remembered());
        return jdbi.withHandle(
                handle -> {
                    handle.createUpdate("delete from feed_lost where found_at < :before")
                            .bind("before", before)
                            .execute();
                    return handle.createUpdate(
                                    """
                                    delete from feed_applied where ctid in (
                                        select a.ctid from feed_applied a
                                        where a.event_id < :first and not exists (
                                            select 1 from feed_held h
                                            where h.feed = a.feed and h.event_id = a.event_id)
                                        limit :batch)
                                    """)
                            .bind("first", firstOf(before))
                            .bind("batch", BATCH)
                            .execute();
                });
    }

    private static UUID firstOf(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
