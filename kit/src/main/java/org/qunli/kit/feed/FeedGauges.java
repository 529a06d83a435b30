package org.qunli.kit.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What an operator watches of the own feed (docs/events.md). No label names a zone or a person.
 *
 * <p>The hold-back is measured without looking at sessions, which a service's role may not see: the
 * horizon stands still while a transaction that wrote is running, anywhere on the server.
 */
@ApplicationScoped
class FeedGauges {

    private final MeterRegistry registry;

    private final FeedTide tide;

    private final OpenStreams streams;

    private final Jdbi jdbi;

    private final Clock clock;

    private String horizon = "";

    private Instant standsSince;

    private volatile double holdBack;

    FeedGauges(MeterRegistry registry, FeedTide tide, OpenStreams streams, Jdbi jdbi, Clock clock) {
        this.registry = registry;
        this.tide = tide;
        this.streams = streams;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void register(@Observes StartupEvent startup) {
        Gauge.builder("qunli.feed.holdback", this, g -> g.holdBack)
                .baseUnit("seconds")
                .description("How long a running transaction has held the feeds back")
                .register(registry);
        Gauge.builder("qunli.feed.readers.waiting", tide, FeedTide::waiting)
                .description("Readers that wait for news on this pod, streams among them")
                .register(registry);
        Gauge.builder("qunli.feed.streams.open", streams, OpenStreams::count)
                .description("Open streams of this pod")
                .register(registry);
    }

    void appended(List<DomainEvent> events) {
        events.forEach(e -> registry.counter("qunli.feed.events", "type", e.type()).increment());
    }

    void removed(int events) {
        registry.counter("qunli.feed.removed").increment(events);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runOnce(clock.instant());
    }

    private record Horizon(String at, boolean held) {}

    /**
     * Looks where the horizon stands, and answers for how many seconds it has been held there,
     * since the last look at which nothing held it.
     */
    int runOnce(Instant now) {
        Horizon seen =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select pg_snapshot_xmin(s) as at,
                                                       pg_snapshot_xmin(s) < pg_snapshot_xmax(s) as held
                                                from pg_current_snapshot() as s
                                                """)
                                        .map(
                                                (row, c) ->
                                                        new Horizon(
                                                                row.getString("at"),
                                                                row.getBoolean("held")))
                                        .one());
        if (!seen.held() || !seen.at().equals(horizon)) {
            standsSince = now;
            horizon = seen.at();
        }
        holdBack = Duration.between(standsSince, now).toMillis() / 1000.0;
        return (int) holdBack;
    }
}
