package org.qunli.zone.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyPlanTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Shift daily(String from, String to) {
        return new Shift(null, LocalTime.parse(from), LocalTime.parse(to), null);
    }

    private static Shift on(Weekday day, String from, String to) {
        return new Shift(List.of(day), LocalTime.parse(from), LocalTime.parse(to), null);
    }

    private static final Shift ALWAYS = new Shift(null, null, null, true);

    private static Interval interval(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }

    private static List<Interval> expand(ZoneId zone, String from, String until, Shift... shifts) {
        return DutyPlan.expand(List.of(shifts), zone, Instant.parse(from), Instant.parse(until));
    }

    @Test
    void a_day_shift_is_local_time_of_the_district() {
        var duty =
                expand(
                        SHANGHAI,
                        "2026-04-04T00:00:00Z",
                        "2026-04-05T00:00:00Z",
                        daily("08:00", "20:00"));

        assertThat(duty).containsExactly(interval("2026-04-04T00:00:00Z", "2026-04-04T12:00:00Z"));
    }

    @Test
    void a_shift_that_is_running_is_cut_at_the_moment_of_planning() {
        var duty =
                expand(
                        SHANGHAI,
                        "2026-04-04T02:00:00Z",
                        "2026-04-04T23:00:00Z",
                        daily("08:00", "20:00"));

        assertThat(duty).containsExactly(interval("2026-04-04T02:00:00Z", "2026-04-04T12:00:00Z"));
    }

    @Test
    void a_night_shift_of_yesterday_reaches_into_today() {
        // 2026-04-03 is a Friday; 18:00Z is 02:00 on Saturday in Shanghai.
        var duty =
                expand(
                        SHANGHAI,
                        "2026-04-03T18:00:00Z",
                        "2026-04-05T00:00:00Z",
                        on(Weekday.FRI, "20:00", "08:00"));

        assertThat(duty).containsExactly(interval("2026-04-03T18:00:00Z", "2026-04-04T00:00:00Z"));
    }

    @Test
    void day_and_night_shifts_that_touch_are_one_interval() {
        var duty =
                expand(
                        SHANGHAI,
                        "2026-04-04T00:00:00Z",
                        "2026-04-06T00:00:00Z",
                        daily("08:00", "20:00"),
                        daily("20:00", "08:00"));

        assertThat(duty).containsExactly(interval("2026-04-04T00:00:00Z", "2026-04-06T00:00:00Z"));
    }

    @Test
    void always_covers_the_whole_plan() {
        assertThat(expand(SHANGHAI, "2026-04-04T00:00:00Z", "2026-04-18T00:00:00Z", ALWAYS))
                .containsExactly(interval("2026-04-04T00:00:00Z", "2026-04-18T00:00:00Z"));
    }

    @Test
    void a_night_in_which_summer_time_begins_is_an_hour_shorter() {
        // Berlin, 2026-03-29: 02:00 becomes 03:00.
        var duty =
                expand(
                        BERLIN,
                        "2026-03-28T12:00:00Z",
                        "2026-03-29T12:00:00Z",
                        daily("22:00", "06:00"));

        assertThat(duty).containsExactly(interval("2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z"));
        assertThat(Duration.between(duty.get(0).from(), duty.get(0).to())).hasHours(7);
    }

    @Test
    void a_night_in_which_summer_time_ends_is_an_hour_longer() {
        // Berlin, 2026-10-25: 03:00 becomes 02:00.
        var duty =
                expand(
                        BERLIN,
                        "2026-10-24T12:00:00Z",
                        "2026-10-25T12:00:00Z",
                        daily("22:00", "06:00"));

        assertThat(duty).containsExactly(interval("2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z"));
        assertThat(Duration.between(duty.get(0).from(), duty.get(0).to())).hasHours(9);
    }

    @Test
    void a_shift_that_begins_in_the_skipped_hour_begins_after_it() {
        var duty =
                expand(
                        BERLIN,
                        "2026-03-29T00:00:00Z",
                        "2026-03-29T12:00:00Z",
                        daily("02:30", "06:00"));

        assertThat(duty).containsExactly(interval("2026-03-29T01:30:00Z", "2026-03-29T04:00:00Z"));
    }

    @Test
    void shifts_that_share_a_minute_overlap() {
        assertThat(DutyPlan.overlap(List.of(daily("08:00", "16:01"), daily("16:00", "20:00"))))
                .isTrue();
        assertThat(DutyPlan.overlap(List.of(daily("08:00", "16:00"), daily("16:00", "20:00"))))
                .isFalse();
    }

    @Test
    void a_sunday_night_overlaps_with_monday_morning() {
        assertThat(
                        DutyPlan.overlap(
                                List.of(
                                        on(Weekday.SUN, "22:00", "06:00"),
                                        on(Weekday.MON, "05:00", "12:00"))))
                .isTrue();
        assertThat(
                        DutyPlan.overlap(
                                List.of(
                                        on(Weekday.SUN, "22:00", "06:00"),
                                        on(Weekday.MON, "06:00", "12:00"))))
                .isFalse();
    }

    @Test
    void always_leaves_room_for_nothing_else() {
        assertThat(DutyPlan.overlap(List.of(ALWAYS, on(Weekday.MON, "08:00", "09:00")))).isTrue();
        assertThat(DutyPlan.overlap(List.of(ALWAYS))).isFalse();
    }
}
