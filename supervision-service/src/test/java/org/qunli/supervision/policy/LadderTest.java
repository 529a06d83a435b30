package org.qunli.supervision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Instant START = Instant.parse("2026-04-04T02:00:00Z");

    private static final Duration TERM = Duration.ofMinutes(100);

    private static final Instant DUE = START.plus(TERM);

    private static Step step(String offset, Step.Repeat repeat) {
        return new Step(ClockKind.FIRST_RESPONSE, offset, Action.REMIND, "ASSIGNEE", repeat);
    }

    private static List<Moment> moments(Step... steps) {
        return new Ladder(ClockKind.FIRST_RESPONSE, List.of(steps)).moments(START, DUE, TERM, null);
    }

    @Test
    void steps_fall_at_signed_offsets_in_order() {
        List<Moment> moments = moments(step("+PT10M", null), step("-20%", null), step("0", null));

        assertThat(moments).extracting(Moment::step).containsExactly(1, Moment.DUE, 2, 0);
        assertThat(moments.get(0).at()).isEqualTo(START.plus(Duration.ofMinutes(80)));
        assertThat(moments.get(3).at()).isEqualTo(DUE.plus(Duration.ofMinutes(10)));
    }

    @Test
    void repetitions_follow_each_other() {
        List<Moment> moments = moments(step("0", new Step.Repeat(Duration.ofMinutes(5), 2)));

        assertThat(moments)
                .filteredOn(m -> m.step() == 0)
                .extracting(m -> Duration.between(DUE, m.at()).toMinutes())
                .containsExactly(0L, 5L, 10L);
    }

    @Test
    void step_before_the_start_falls_at_the_start() {
        assertThat(moments(step("-PT5H", null)).get(0).at()).isEqualTo(START);
    }

    @Test
    void share_before_the_due_time_leaves_waits_out() {
        Instant moved = DUE.plus(Duration.ofHours(5));

        List<Moment> moments =
                new Ladder(ClockKind.FIRST_RESPONSE, List.of(step("-20%", null)))
                        .moments(START, moved, TERM, null);

        assertThat(moments.get(0).at()).isEqualTo(moved.minus(Duration.ofMinutes(20)));
    }

    @Test
    void spot_reminder_looks_like_a_step_to_the_assignee() {
        List<Moment> moments =
                new Ladder(ClockKind.FIRST_RESPONSE, List.of()).moments(START, DUE, TERM, 0.5);

        assertThat(moments.get(0))
                .isEqualTo(
                        new Moment(
                                START.plus(Duration.ofMinutes(75)),
                                Moment.SPOT,
                                0,
                                Action.REMIND,
                                "ASSIGNEE"));
    }

    @Test
    void offsets_are_checked() {
        assertThat(List.of("0", "-20%", "+PT10M", "-PT30S", "+500%")).allMatch(Offset::isValid);
        assertThat(List.of("", "20%", "-101%", "+501%", "PT10M", "+10M", "+P400D", "+PT-5M", "x"))
                .noneMatch(Offset::isValid);
        assertThat(Offset.isValid(null)).isFalse();
    }
}
