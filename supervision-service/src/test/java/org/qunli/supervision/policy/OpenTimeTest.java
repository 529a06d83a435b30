package org.qunli.supervision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenTimeTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static OpenTime nights(ZoneId local, LocalDate... holidays) {
        return OpenTime.of(
                new QuietTimes(LocalTime.of(22, 0), LocalTime.of(7, 0), List.of(holidays)), local);
    }

    private static Instant china(String local) {
        return java.time.LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }

    @Test
    void time_stands_still_from_the_evening_to_the_morning() {
        OpenTime hours = nights(CHINA);

        assertThat(hours.plus(china("2026-04-04T21:30"), Duration.ofHours(2)))
                .isEqualTo(china("2026-04-05T08:30"));
        assertThat(hours.plus(china("2026-04-05T03:00"), Duration.ofMinutes(10)))
                .as("what begins at night begins in the morning")
                .isEqualTo(china("2026-04-05T07:10"));
        assertThat(hours.plus(china("2026-04-04T21:00"), Duration.ofHours(1)))
                .as("what ends with the day is due then")
                .isEqualTo(china("2026-04-04T22:00"));
        assertThat(hours.plus(china("2026-04-04T10:00"), Duration.ofHours(30)))
                .isEqualTo(china("2026-04-06T10:00"));
    }

    @Test
    void holidays_are_quiet_from_midnight_to_midnight_and_join_the_nights() {
        OpenTime hours = nights(CHINA, LocalDate.of(2026, 4, 5), LocalDate.of(2026, 4, 6));

        assertThat(hours.plus(china("2026-04-04T21:30"), Duration.ofHours(1)))
                .isEqualTo(china("2026-04-07T07:30"));
        assertThat(hours.isQuiet(china("2026-04-05T12:00"))).isTrue();
        assertThat(hours.isQuiet(china("2026-04-07T07:00"))).isFalse();
        assertThat(hours.between(china("2026-04-04T21:00"), china("2026-04-07T08:00")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void days_of_23_and_25_hours_have_the_nights_that_their_clocks_show() {
        OpenTime hours = nights(BERLIN);
        Instant eveningBeforeSpring = Instant.parse("2026-03-28T20:30:00Z");
        Instant eveningBeforeAutumn = Instant.parse("2026-10-24T19:30:00Z");

        assertThat(hours.plus(eveningBeforeSpring, Duration.ofHours(1)))
                .as("21:30 CET, half an hour left, then from 07:00 CEST")
                .isEqualTo(Instant.parse("2026-03-29T05:30:00Z"));
        assertThat(hours.plus(eveningBeforeAutumn, Duration.ofHours(1)))
                .as("21:30 CEST, half an hour left, then from 07:00 CET")
                .isEqualTo(Instant.parse("2026-10-25T06:30:00Z"));
    }

    @Test
    void quiet_hours_that_the_change_of_time_swallows_are_none() {
        OpenTime hours =
                OpenTime.of(new QuietTimes(LocalTime.of(2, 10), LocalTime.of(2, 50), null), BERLIN);
        Instant before = Instant.parse("2026-03-29T00:30:00Z");

        assertThat(Duration.between(before, hours.plus(before, Duration.ofHours(3))))
                .isBetween(Duration.ofHours(3), Duration.ofMinutes(220));
    }

    @Test
    void reckoning_forward_and_back_agree() {
        OpenTime hours = nights(CHINA, LocalDate.of(2026, 5, 1));
        Instant from = china("2026-04-29T23:15");
        for (int minutes = 0; minutes < 6_000; minutes += 37) {
            Duration open = Duration.ofMinutes(minutes);

            assertThat(hours.between(from, hours.plus(from, open))).isEqualTo(open);
        }
    }

    @Test
    void without_quiet_times_all_of_the_time_is_open() {
        Instant at = china("2026-04-05T03:00");

        assertThat(OpenTime.ALWAYS.plus(at, Duration.ofHours(5)))
                .isEqualTo(at.plus(Duration.ofHours(5)));
        assertThat(OpenTime.ALWAYS.isQuiet(at)).isFalse();
    }
}
