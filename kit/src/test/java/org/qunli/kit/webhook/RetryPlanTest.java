package org.qunli.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    private static final Instant NOW = Instant.parse("2026-04-04T02:00:00Z");

    private final RetryPlan plan = new RetryPlan(config(Map.of()));

    static WebhookConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(WebhookConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(WebhookConfig.class);
    }

    private Duration pause(int failed, Duration retryAfter) {
        return Duration.between(NOW, plan.next(NOW, failed, retryAfter).orElseThrow());
    }

    @Test
    void pauses_are_those_of_standard_webhooks_lengthened_by_at_most_a_fifth() {
        List<String> pauses =
                List.of(
                        "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H",
                        "PT24H");

        for (int failed = 1; failed <= pauses.size(); failed++) {
            Duration base = Duration.parse(pauses.get(failed - 1));

            assertThat(pause(failed, null))
                    .isBetween(base, Duration.ofMillis((long) (base.toMillis() * 1.2)));
        }
    }

    @Test
    void receivers_that_failed_together_are_not_tried_together() {
        Set<Duration> seen = new HashSet<>();

        for (int i = 0; i < 50; i++) {
            seen.add(pause(2, null));
        }

        assertThat(seen).hasSizeGreaterThan(25);
    }

    @Test
    void tenth_failure_is_the_last() {
        assertThat(plan.next(NOW, 9, null)).isPresent();
        assertThat(plan.next(NOW, 10, null)).isEmpty();
        assertThat(plan.next(NOW, 10, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void retry_after_lengthens_a_pause_up_to_a_day_and_never_shortens_it() {
        assertThat(pause(1, Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(10));
        assertThat(pause(1, Duration.ofDays(400))).isEqualTo(Duration.ofHours(24));
        assertThat(pause(2, Duration.ofSeconds(1))).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(pause(2, Duration.ofSeconds(-9))).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }
}
