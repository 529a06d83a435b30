package org.qunli.kit.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of webhooks: numbers and codes, no subscription. */
@ApplicationScoped
class WebhookMeters {

    private final MeterRegistry registry;

    private final Counter sent;

    private final AtomicInteger suspended = new AtomicInteger();

    private final AtomicLong lagMillis = new AtomicLong();

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
        this.sent =
                Counter.builder("qunli.webhook.sent")
                        .description("Deliveries that were answered 2xx")
                        .register(registry);
        Gauge.builder("qunli.webhook.suspended", suspended, AtomicInteger::get)
                .description("Suspended subscriptions")
                .register(registry);
        Gauge.builder("qunli.webhook.lag", lagMillis, l -> l.get() / 1000.0)
                .baseUnit("seconds")
                .description("Age of the oldest event that an active subscription has yet to get")
                .register(registry);
    }

    void count(Attempt attempt) {
        if (attempt.delivered()) {
            sent.increment();
        } else {
            registry.counter("qunli.webhook.failed", "reason", attempt.reason().name()).increment();
        }
    }

    void show(int suspendedNow, long lagMillisNow) {
        suspended.set(suspendedNow);
        lagMillis.set(lagMillisNow);
    }
}
