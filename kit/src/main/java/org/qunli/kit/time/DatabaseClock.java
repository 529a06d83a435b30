package org.qunli.kit.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/**
 * The time of the cell: {@code clock_timestamp()} of the database server, carried on with {@link
 * System#nanoTime()} and read anew every few seconds. A pod with a wrong wall clock fires nothing
 * early. It never goes backwards within one process.
 */
@ApplicationScoped
public class DatabaseClock extends Clock {

    private static final Duration RENEW_AFTER = Duration.ofSeconds(5);

    private final Jdbi jdbi;

    private volatile Reading reading;

    public DatabaseClock(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Reading(Instant database, long nanos) {
        Instant carriedTo(long nanosNow) {
            return database.plusNanos(nanosNow - nanos);
        }

        boolean stale(long nanosNow) {
            return nanosNow - nanos > RENEW_AFTER.toNanos();
        }
    }

    @Override
    public Instant instant() {
        long nanos = System.nanoTime();
        Reading last = reading;
        if (last == null || last.stale(nanos)) {
            last = renew(last);
            nanos = System.nanoTime();
        }
        return last.carriedTo(nanos);
    }

    private synchronized Reading renew(Reading seen) {
        if (reading != seen) {
            return reading;
        }
        try {
            Instant database = jdbi.withHandle(DatabaseClock::read);
            // Paired with the moment after the read: however long it took, the clock is never
            // ahead.
            Reading fresh = new Reading(database, System.nanoTime());
            reading = seen == null ? fresh : later(seen, fresh);
        } catch (RuntimeException databaseAway) {
            if (seen == null) {
                throw databaseAway;
            }
            // Without a database nothing can be fired or stored; the carried time serves errors.
            reading = new Reading(seen.carriedTo(System.nanoTime()), System.nanoTime());
        }
        return reading;
    }

    /** Each reading is at most the server's time, so the latest of them is the best one. */
    private static Reading later(Reading seen, Reading fresh) {
        Instant carried = seen.carriedTo(fresh.nanos());
        return fresh.database().isBefore(carried) ? new Reading(carried, fresh.nanos()) : fresh;
    }

    /** The server's clock at this moment, read on the given handle. */
    public static Instant read(org.jdbi.v3.core.Handle handle) {
        return handle.createQuery("select clock_timestamp()").mapTo(Instant.class).one();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Local times belong to rosters and calendars");
    }
}
