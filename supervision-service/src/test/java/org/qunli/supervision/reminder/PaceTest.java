package org.qunli.supervision.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-04-04T02:00:00Z");

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Pace silent = new Pace(UUID.randomUUID(), null, null, 0);

    @Test
    void first_word_is_said_at_once_and_the_next_a_while_later() {
        assertThat(silent.next(NOW, MINUTE, 3)).isEqualTo(NOW);
        assertThat(silent.after(NOW).next(NOW.plusSeconds(20), MINUTE, 3))
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(silent.after(NOW).next(NOW.plusSeconds(60), MINUTE, 3))
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void words_of_an_hour_are_limited_and_counted_anew_in_the_next() {
        Pace pace = silent;
        for (int i = 0; i < 3; i++) {
            pace = pace.after(NOW.plus(Duration.ofMinutes(5L * i)));
        }

        assertThat(pace.next(NOW.plus(Duration.ofMinutes(20)), MINUTE, 3))
                .isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(pace.after(NOW.plus(Duration.ofHours(1))).words()).isEqualTo(1);
    }
}
