package org.qunli.kit.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a test: stands still until it is moved. */
@Alternative
@Priority(1)
@Singleton
public class SettableClock extends Clock {

    /** The morning after the report of the source article. */
    public static final Instant START = Instant.parse("2026-04-04T02:00:00Z");

    private volatile Instant now = START;

    /** Sets the time. */
    public void set(Instant instant) {
        now = instant;
    }

    /** Moves the time and answers it. */
    public synchronized Instant tick(Duration by) {
        now = now.plus(by);
        return now;
    }

    @Override
    public Instant instant() {
        return now;
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
