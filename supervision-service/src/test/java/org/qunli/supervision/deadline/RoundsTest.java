package org.qunli.supervision.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.OpenTime;
import org.qunli.supervision.policy.QuietTimes;

/** Clocks that come in rounds, more time, vetoes, and words that came to nothing. */
class RoundsTest {

    private static final Instant T0 = Instant.parse("2026-04-04T02:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);

    private static Instant at(int minute) {
        return T0.plus(Duration.ofMinutes(minute));
    }

    private static Fact fact(FactType type, int minute) {
        return new Fact(type, at(minute), 1, null, null);
    }

    private static Fact fact(FactType type, int minute, int until) {
        return new Fact(type, at(minute), 1, null, at(until));
    }

    private static List<Span> spans(ClockKind kind, Fact... facts) {
        return History.spans(List.of(facts)).stream().filter(s -> s.kind() == kind).toList();
    }

    @Test
    void each_unanswered_stretch_is_a_round_from_its_oldest_word() {
        List<Span> rounds =
                spans(
                        ClockKind.NEXT_RESPONSE,
                        fact(FactType.OPENED, 0),
                        fact(FactType.ANSWERED, 5),
                        fact(FactType.RESIDENT_SPOKE, 10),
                        fact(FactType.RESIDENT_SPOKE, 20),
                        fact(FactType.ANSWERED, 30),
                        fact(FactType.RESIDENT_SPOKE, 40));

        assertThat(rounds).extracting(Span::start).containsExactly(at(10), at(40));
        assertThat(rounds.get(0).stoppedAt()).isEqualTo(at(30));
        assertThat(rounds.get(1).stoppedAt()).isNull();
    }

    @Test
    void before_the_first_answer_further_words_start_nothing() {
        assertThat(
                        spans(
                                ClockKind.NEXT_RESPONSE,
                                fact(FactType.OPENED, 0),
                                fact(FactType.RESIDENT_SPOKE, 10)))
                .isEmpty();
    }

    @Test
    void word_that_was_answered_before_it_was_heard_starts_nothing() {
        assertThat(
                        spans(
                                ClockKind.NEXT_RESPONSE,
                                fact(FactType.OPENED, 0),
                                fact(FactType.ANSWERED, 5),
                                fact(FactType.ANSWERED, 30),
                                fact(FactType.RESIDENT_SPOKE, 20)))
                .isEmpty();
    }

    @Test
    void progress_runs_from_word_to_word_and_is_put_off_by_a_promise() {
        List<Span> rounds =
                spans(
                        ClockKind.PROGRESS,
                        fact(FactType.OPENED, 0),
                        new Fact(FactType.ANSWERED, at(5), 1, at(180), null),
                        fact(FactType.ANSWERED, 100),
                        fact(FactType.RESOLVED, 130));

        assertThat(rounds).extracting(Span::round).containsExactly(1, 2);
        assertThat(rounds.get(0).due(HOUR, HOUR)).isEqualTo(at(180));
        assertThat(rounds.get(1).due(HOUR, HOUR)).isEqualTo(at(160));
        assertThat(rounds).allSatisfy(s -> assertThat(s.fulfilled()).isTrue());
    }

    @Test
    void taking_it_and_saying_nothing_runs_the_progress_clock() {
        List<Span> rounds =
                spans(
                        ClockKind.PROGRESS,
                        fact(FactType.OPENED, 0),
                        fact(FactType.TAKEN, 3),
                        fact(FactType.TAKEN, 50));

        assertThat(rounds).extracting(Span::start).containsExactly(at(3));
    }

    @Test
    void vetoed_wait_runs_on_from_the_veto() {
        Span span =
                spans(
                                ClockKind.RESOLUTION,
                                fact(FactType.OPENED, 0),
                                fact(FactType.WAITING, 20, 50),
                                fact(FactType.VETOED, 30),
                                fact(FactType.RESUMED, 50))
                        .get(0);

        assertThat(span.due(HOUR, HOUR)).isEqualTo(at(70));
        assertThat(span.isPaused(HOUR, HOUR, OpenTime.ALWAYS)).isFalse();
    }

    @Test
    void granted_time_comes_on_top_and_only_on_its_clock() {
        Fact extended =
                new Fact(
                        FactType.EXTENDED,
                        at(40),
                        1,
                        null,
                        null,
                        ClockKind.RESOLUTION,
                        1,
                        Duration.ofMinutes(30));
        List<Span> all = History.spans(List.of(fact(FactType.OPENED, 0), extended));

        assertThat(all).extracting(s -> s.due(HOUR, HOUR)).containsExactly(at(60), at(90));
    }

    @Test
    void word_that_never_arrived_lets_the_first_answer_run_on_from_its_old_time() {
        Span failed =
                spans(
                                ClockKind.FIRST_RESPONSE,
                                fact(FactType.OPENED, 0),
                                fact(FactType.ANSWERED, 5),
                                fact(FactType.ANSWER_FAILED, 9, 5))
                        .get(0);
        Span lastMeant =
                spans(
                                ClockKind.FIRST_RESPONSE,
                                fact(FactType.OPENED, 0),
                                fact(FactType.ANSWERED, 5),
                                fact(FactType.ANSWERED, 7),
                                fact(FactType.ANSWER_FAILED, 9))
                        .get(0);

        assertThat(failed.stoppedAt()).isNull();
        assertThat(failed.due(HOUR, HOUR)).isEqualTo(at(60));
        assertThat(lastMeant.stoppedAt()).isEqualTo(at(5));
    }

    @Test
    void reopening_wants_an_answer_too() {
        List<Span> rounds =
                spans(
                        ClockKind.NEXT_RESPONSE,
                        fact(FactType.OPENED, 0),
                        fact(FactType.RESOLVED, 30),
                        new Fact(FactType.REOPENED, at(40), 2, null, null));

        assertThat(rounds).extracting(Span::start).containsExactly(at(40));
        assertThat(rounds).extracting(Span::cycle).containsExactly(2);
    }

    @Test
    void visit_runs_from_when_it_falls_due_and_an_early_one_only_moves_the_plan() {
        List<Span> visits =
                spans(
                        ClockKind.CHECK_IN,
                        fact(FactType.VISIT_DUE, 0, 60),
                        fact(FactType.VISITED, 30),
                        fact(FactType.VISIT_DUE, 30, 90),
                        fact(FactType.VISITED, 100),
                        fact(FactType.VISIT_DUE, 100, 160));

        assertThat(visits).extracting(Span::start).containsExactly(at(90), at(160));
        assertThat(visits.get(0).stoppedAt()).isEqualTo(at(100));
    }

    @Test
    void finding_is_due_when_it_was_said_to_be() {
        Span named =
                spans(
                                ClockKind.INSPECTION,
                                new Fact(FactType.FOUND, at(0), 1, at(45), null),
                                fact(FactType.RECHECKED, 50))
                        .get(0);

        assertThat(named.outcome(named.due(HOUR, HOUR))).isEqualTo(Outcome.LATE);
    }

    @Test
    void wait_and_night_count_once_where_they_fall_together() {
        OpenTime nights =
                OpenTime.of(
                        new QuietTimes(LocalTime.of(22, 0), LocalTime.of(7, 0), null),
                        ZoneId.of("UTC"));
        Instant evening = Instant.parse("2026-04-04T21:00:00Z");
        Fact opened = new Fact(FactType.OPENED, evening, 1, null, null);
        Fact waiting =
                new Fact(
                        FactType.WAITING,
                        evening.plus(Duration.ofMinutes(30)),
                        1,
                        null,
                        evening.plus(Duration.ofMinutes(150)));
        Span span = spans(ClockKind.RESOLUTION, opened, waiting).get(0);

        assertThat(span.due(Duration.ofHours(2), Duration.ofHours(8), nights))
                .as("half an hour, a wait to 23:30, the night, and an hour and a half")
                .isEqualTo(Instant.parse("2026-04-05T08:30:00Z"));
    }
}
