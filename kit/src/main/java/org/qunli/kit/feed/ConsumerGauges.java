package org.qunli.kit.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Gauges per feed: qunli_feed_parked, qunli_feed_held, qunli_feed_lost, qunli_feed_lag_seconds.
 * They show what was read last, so that a scrape never waits for the database.
 */
@ApplicationScoped
class ConsumerGauges {

    private final FeedState state;

    private final MeterRegistry registry;

    private final Map<String, FeedState.Figures> last = new ConcurrentHashMap<>();

    ConsumerGauges(FeedState state, MeterRegistry registry) {
        this.state = state;
        this.registry = registry;
    }

    void start(@Observes StartupEvent startup) {
        for (String feed : state.feeds()) {
            gauge(
                    "qunli.feed.parked",
                    "Events that wait for an administrator",
                    feed,
                    f -> f.parked());
            gauge("qunli.feed.held", "Events that wait for others", feed, f -> f.held());
            gauge("qunli.feed.lost", "Events that a rewind lost", feed, f -> f.lost());
            gauge(
                    "qunli.feed.lag.seconds",
                    "Age of the time up to which everything is applied",
                    feed,
                    f -> f.age() == null ? Double.NaN : f.age().toMillis() / 1000.0);
        }
    }

    private void gauge(
            String name, String about, String feed, ToDoubleFunction<FeedState.Figures> figure) {
        Gauge.builder(
                        name,
                        last,
                        figures ->
                                figures.containsKey(feed)
                                        ? figure.applyAsDouble(figures.get(feed))
                                        : Double.NaN)
                .description(about)
                .tag("feed", feed)
                .strongReference(true)
                .register(registry);
    }

    @Scheduled(every = "5s", delayed = "5s")
    void run() {
        runOnce();
    }

    /** Reads the figures; answers how many feeds there are. */
    int runOnce() {
        state.read().forEach(figures -> last.put(figures.feed(), figures));
        return last.size();
    }
}
