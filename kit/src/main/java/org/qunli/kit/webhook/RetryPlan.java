package org.qunli.kit.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a failed delivery is tried again (Standard Webhooks), with jitter and Retry-After. */
@ApplicationScoped
class RetryPlan {

    private final WebhookConfig config;

    private final RandomGenerator random = RandomGenerator.getDefault();

    RetryPlan(WebhookConfig config) {
        this.config = config;
    }

    /**
     * The next attempt's time, or empty if there is none.
     *
     * @param failed attempts so far, 1 or more
     * @param retryAfter what the receiver asked for, or null
     */
    Optional<Instant> next(Instant now, int failed, Duration retryAfter) {
        if (failed >= config.pauses().size()) {
            return Optional.empty();
        }
        double stretch = 1 + config.jitter() * random.nextDouble();
        Duration pause =
                Duration.ofMillis((long) (config.pauses().get(failed).toMillis() * stretch));
        if (retryAfter != null && retryAfter.compareTo(pause) > 0) {
            Duration longest = config.longestRetryAfter();
            pause = retryAfter.compareTo(longest) > 0 ? longest : retryAfter;
        }
        return Optional.of(now.plus(pause));
    }
}
