package org.qunli.supervision.firing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TickerTest {

    private static final Instant NOW = Instant.parse("2026-04-04T02:00:00Z");

    private static Duration pause(Instant next) {
        return Ticker.pause(
                NOW, next, Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    @Test
    void sleeps_until_the_next_moment_and_never_longer_than_an_idle_pod() {
        assertThat(pause(NOW.plusMillis(700))).isEqualTo(Duration.ofMillis(700));
        assertThat(pause(NOW.plusSeconds(90))).isEqualTo(Duration.ofSeconds(5));
        assertThat(pause(null)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void fires_together_what_falls_due_together_and_looks_again_soon_for_what_is_blocked() {
        assertThat(pause(NOW.plusMillis(1))).isEqualTo(Duration.ofMillis(50));
        assertThat(pause(NOW)).isEqualTo(Duration.ofMillis(100));
        assertThat(pause(NOW.minusSeconds(9))).isEqualTo(Duration.ofMillis(100));
    }
}
