package org.qunli.supervision.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.OpenTime;

class HistoryTest {

    private static final Instant T0 = Instant.parse("2026-04-04T02:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration CAP = Duration.ofHours(2);

    private static Instant at(int minute) {
        return T0.plus(Duration.ofMinutes(minute));
    }

    private static Fact fact(FactType type, int minute) {
        return new Fact(type, at(minute), 1, null, null);
    }

    private static Fact promise(int minute, int promised) {
        return new Fact(FactType.ANSWERED, at(minute), 1, at(promised), null);
    }

    private static Fact waiting(int minute, Integer until) {
        return new Fact(FactType.WAITING, at(minute), 1, null, until == null ? null : at(until));
    }

    private static Span only(List<Span> spans, ClockKind kind) {
        List<Span> found = spans.stream().filter(s -> s.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void opening_starts_first_response_and_resolution() {
        List<Span> spans = History.spans(List.of(fact(FactType.OPENED, 0)));

        assertThat(spans)
                .extracting(Span::kind)
                .containsExactly(ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION);
        assertThat(spans).allSatisfy(s -> assertThat(s.stoppedAt()).isNull());
    }

    @Test
    void first_answer_stops_the_first_response_in_time() {
        List<Span> spans =
                History.spans(List.of(fact(FactType.OPENED, 0), fact(FactType.ANSWERED, 59)));

        Span span = only(spans, ClockKind.FIRST_RESPONSE);
        assertThat(span.outcome(span.due(HOUR, CAP))).isEqualTo(Outcome.MET);
    }

    @Test
    void answer_after_the_due_time_is_late() {
        List<Span> spans =
                History.spans(List.of(fact(FactType.OPENED, 0), fact(FactType.ANSWERED, 61)));

        Span span = only(spans, ClockKind.FIRST_RESPONSE);
        assertThat(span.outcome(span.due(HOUR, CAP))).isEqualTo(Outcome.LATE);
    }

    @Test
    void answer_heard_later_but_given_earlier_counts() {
        List<Span> spans =
                History.spans(
                        List.of(
                                fact(FactType.OPENED, 0),
                                fact(FactType.ANSWERED, 61),
                                fact(FactType.ANSWERED, 58)));

        Span span = only(spans, ClockKind.FIRST_RESPONSE);
        assertThat(span.stoppedAt()).isEqualTo(at(58));
        assertThat(span.outcome(span.due(HOUR, CAP))).isEqualTo(Outcome.MET);
    }

    @Test
    void promise_runs_to_the_named_time_and_a_new_one_is_counted() {
        List<Span> spans =
                History.spans(
                        List.of(
                                fact(FactType.OPENED, 0),
                                promise(10, 70),
                                promise(60, 120),
                                fact(FactType.RESOLVED, 110)));

        List<Span> promises = spans.stream().filter(s -> s.kind() == ClockKind.PROMISED).toList();
        assertThat(promises).extracting(Span::round).containsExactly(1, 2);
        assertThat(promises.get(0).outcome(at(70))).isEqualTo(Outcome.WITHDRAWN);
        assertThat(promises.get(1).due(Duration.ZERO, CAP)).isEqualTo(at(120));
        assertThat(promises.get(1).outcome(at(120))).isEqualTo(Outcome.MET);
    }

    @Test
    void waiting_moves_the_resolution_by_its_length() {
        List<Span> spans =
                History.spans(
                        List.of(
                                fact(FactType.OPENED, 0),
                                waiting(20, 50),
                                fact(FactType.RESUMED, 40)));

        assertThat(only(spans, ClockKind.RESOLUTION).due(HOUR, CAP)).isEqualTo(at(80));
    }

    @Test
    void lasting_wait_counts_to_its_own_end_and_never_beyond_the_cap() {
        List<Span> withEnd = History.spans(List.of(fact(FactType.OPENED, 0), waiting(20, 50)));
        List<Span> without = History.spans(List.of(fact(FactType.OPENED, 0), waiting(20, null)));

        Span ending = only(withEnd, ClockKind.RESOLUTION);
        assertThat(ending.due(HOUR, CAP)).isEqualTo(at(90));
        assertThat(ending.isPaused(HOUR, CAP, OpenTime.ALWAYS)).isTrue();
        assertThat(only(without, ClockKind.RESOLUTION).due(HOUR, CAP)).isEqualTo(at(180));
    }

    @Test
    void two_waits_share_one_cap() {
        List<Span> spans =
                History.spans(
                        List.of(
                                fact(FactType.OPENED, 0),
                                waiting(10, null),
                                fact(FactType.RESUMED, 100),
                                waiting(110, null)));

        assertThat(only(spans, ClockKind.RESOLUTION).due(HOUR, CAP)).isEqualTo(at(180));
    }

    @Test
    void wait_after_the_due_time_hides_no_miss() {
        List<Span> spans = History.spans(List.of(fact(FactType.OPENED, 0), waiting(61, null)));

        Span span = only(spans, ClockKind.RESOLUTION);
        assertThat(span.due(HOUR, CAP)).isEqualTo(at(60));
        assertThat(span.isPaused(HOUR, CAP, OpenTime.ALWAYS)).isFalse();
    }

    @Test
    void resolving_starts_the_confirmation_and_reopening_a_new_cycle() {
        List<Span> spans =
                History.spans(
                        List.of(
                                fact(FactType.OPENED, 0),
                                fact(FactType.RESOLVED, 30),
                                new Fact(FactType.REOPENED, at(40), 2, null, null)));

        Span confirmation = only(spans, ClockKind.CONFIRMATION);
        assertThat(confirmation.stoppedAt()).isEqualTo(at(40));
        assertThat(spans)
                .filteredOn(s -> s.kind() == ClockKind.RESOLUTION)
                .extracting(Span::cycle)
                .containsExactly(1, 2);
        assertThat(spans.get(spans.size() - 1).start()).isEqualTo(at(40));
    }

    @Test
    void silence_withdraws_and_confirmation_meets() {
        Span silent =
                only(
                        History.spans(
                                List.of(
                                        fact(FactType.OPENED, 0),
                                        fact(FactType.RESOLVED, 30),
                                        fact(FactType.UNCONFIRMED, 90))),
                        ClockKind.CONFIRMATION);
        Span confirmed =
                only(
                        History.spans(
                                List.of(
                                        fact(FactType.OPENED, 0),
                                        fact(FactType.RESOLVED, 30),
                                        fact(FactType.CONFIRMED, 31))),
                        ClockKind.CONFIRMATION);

        assertThat(silent.outcome(silent.due(HOUR, CAP))).isEqualTo(Outcome.WITHDRAWN);
        assertThat(confirmed.outcome(confirmed.due(HOUR, CAP))).isEqualTo(Outcome.MET);
    }

    @Test
    void closing_ends_all_and_blames_nobody() {
        List<Span> spans =
                History.spans(List.of(fact(FactType.OPENED, 0), fact(FactType.CLOSED, 5)));

        assertThat(spans)
                .allSatisfy(
                        s -> assertThat(s.outcome(s.due(HOUR, CAP))).isEqualTo(Outcome.WITHDRAWN));
    }

    @Test
    void delivery_runs_until_it_is_forwarded_or_dropped() {
        Span forwarded =
                only(
                        History.spans(List.of(fact(FactType.DUE, 0), fact(FactType.FORWARDED, 9))),
                        ClockKind.FORWARD);
        Span dropped =
                only(
                        History.spans(List.of(fact(FactType.DUE, 0), fact(FactType.DROPPED, 9))),
                        ClockKind.FORWARD);

        assertThat(forwarded.outcome(at(15))).isEqualTo(Outcome.MET);
        assertThat(dropped.outcome(at(15))).isEqualTo(Outcome.WITHDRAWN);
        assertThat(forwarded.outcome(at(8))).isEqualTo(Outcome.LATE);
    }
}
