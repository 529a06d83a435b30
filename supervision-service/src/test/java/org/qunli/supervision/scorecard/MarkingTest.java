package org.qunli.supervision.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkingTest {

    private static final Instant START = Instant.parse("2026-04-30T15:30:00Z");

    private static final UUID LIN = new UUID(0, 1);

    private static final UUID WU = new UUID(0, 2);

    private final List<Dossier.Event> events = new ArrayList<>();

    private final List<Dossier.Clock> clocks = new ArrayList<>();

    private final List<Dossier.Tenure> tenures =
            new ArrayList<>(List.of(new Dossier.Tenure(START, LIN, "TOWNSHIP_CADRE")));

    private final List<Dossier.Signal> signals = new ArrayList<>();

    private static Instant after(int minutes) {
        return START.plusSeconds(60L * minutes);
    }

    private void happens(String type, int minutes, int cycle, UUID officer, boolean template) {
        events.add(new Dossier.Event(type, after(minutes), cycle, officer, template));
    }

    private void clock(String kind, int cycle, int due, Integer stopped, String outcome) {
        clocks.add(
                new Dossier.Clock(
                        kind,
                        cycle,
                        1,
                        START,
                        after(due),
                        stopped == null ? null : after(stopped),
                        outcome,
                        outcome == null));
    }

    private List<Mark> marks(Measure measure) {
        return Marking.marks(
                        new Dossier(
                                new UUID(0, 9),
                                "350583",
                                new UUID(0, 8),
                                ZoneId.of("Asia/Shanghai"),
                                events,
                                clocks,
                                tenures,
                                signals,
                                Map.of(LIN, "溪美街道"),
                                false))
                .stream()
                .filter(mark -> mark.measure() == measure)
                .toList();
    }

    @Test
    void missed_answer_is_held_against_whoever_had_the_request_when_it_was_due() {
        clock("FIRST_RESPONSE", 1, 40, 90, "LATE");
        tenures.add(new Dossier.Tenure(after(60), WU, "MEDICAL_WORKER"));

        Mark mark = marks(Measure.RESPONSE).get(0);

        assertThat(mark.officer()).isEqualTo(LIN);
        assertThat(mark.unit()).isEqualTo("溪美街道");
        assertThat(mark.hits()).isZero();
        // 00:10 on the first of May where the people are.
        assertThat(mark.day()).isEqualTo(LocalDate.parse("2026-05-01"));
        assertThat(mark.amount()).isEqualTo(90 * 60L);
    }

    @Test
    void breach_that_stands_counts_before_anybody_answers_and_one_we_are_unsure_of_does_not() {
        clock("FIRST_RESPONSE", 1, 10, null, null);
        assertThat(marks(Measure.ON_TIME)).extracting(Mark::hits).containsExactly(0);

        clocks.set(
                0, new Dossier.Clock("FIRST_RESPONSE", 1, 1, START, after(10), null, null, false));
        assertThat(marks(Measure.ON_TIME)).isEmpty();
    }

    @Test
    void reopened_solution_counts_in_its_cycle_and_as_a_sign_within_a_day() {
        clock("RESOLUTION", 1, 120, 60, "MET");
        happens("RESOLVED", 60, 1, LIN, false);
        happens("REOPENED", 90, 2, null, false);
        happens("RESOLVED", 200, 2, LIN, false);
        happens("CONFIRMED", 210, 2, null, false);

        assertThat(marks(Measure.SOLVED)).hasSize(2);
        assertThat(marks(Measure.REOPENED)).extracting(Mark::hits).containsExactly(1, 0);
        assertThat(marks(Measure.CONFIRMED)).extracting(Mark::hits).containsExactly(0, 1);
        assertThat(marks(Measure.REOPENED_WITHIN_A_DAY)).hasSize(1);
    }

    @Test
    void solution_just_before_the_due_time_without_a_word_is_a_sign() {
        clock("RESOLUTION", 1, 120, 119, "MET");
        happens("RESOLVED", 119, 1, LIN, false);
        assertThat(marks(Measure.CLOSED_AT_THE_LAST_MOMENT)).hasSize(1);

        happens("ANSWERED", 20, 1, LIN, false);
        assertThat(marks(Measure.CLOSED_AT_THE_LAST_MOMENT)).isEmpty();
    }

    @Test
    void ready_texts_alone_are_a_sign_and_helping_first_an_honour() {
        happens("ANSWERED", 5, 1, WU, true);
        assertThat(marks(Measure.TEMPLATE_ONLY)).isEmpty();
        happens("RESOLVED", 50, 1, LIN, false);

        assertThat(marks(Measure.TEMPLATE_ONLY)).hasSize(1);
        assertThat(marks(Measure.HELPED_FIRST)).extracting(Mark::officer).containsExactly(WU);
    }

    @Test
    void last_rating_counts_and_thanks_go_to_whom_they_name() {
        signals.add(new Dossier.Signal("RATED", after(70), null, 2));
        signals.add(new Dossier.Signal("RATED", after(80), null, 5));
        signals.add(new Dossier.Signal("THANKED", after(80), null, null));
        signals.add(new Dossier.Signal("THANKED", after(80), WU, null));

        assertThat(marks(Measure.SATISFIED)).extracting(Mark::amount).containsExactly(5L);
        assertThat(marks(Measure.THANKED)).extracting(Mark::officer).containsExactly(WU);
    }

    @Test
    void objection_is_held_against_the_assignment_it_answers() {
        tenures.add(new Dossier.Tenure(after(10), LIN, "TOWNSHIP_CADRE"));
        signals.add(new Dossier.Signal("OBJECTED", after(20), null, null));
        tenures.add(new Dossier.Tenure(after(20), WU, "MEDICAL_WORKER"));

        assertThat(marks(Measure.OBJECTED))
                .extracting(Mark::officer, Mark::hits)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LIN, 1),
                        org.assertj.core.groups.Tuple.tuple(WU, 0));
    }

    @Test
    void interval_is_wilsons_and_quantiles_are_within_their_class() {
        Definition definition = new Definitions().current();
        MeasureView rate = MeasureView.rate(definition, "ON_TIME", new Sums(100, 90, 0));

        // As the literature has it for 90 of 100 at 95 %.
        assertThat(rate.low()).isEqualTo(0.8256);
        assertThat(rate.high()).isEqualTo(0.9448);
        Quantiles times = new Quantiles(Map.of(bucket(60), 9L, bucket(3600), 1L));
        assertThat(times.at(0.5)).isBetween(57.0, 63.0);
        assertThat(times.at(0.9)).isBetween(57.0, 63.0);
        assertThat(times.at(0.95)).isBetween(3420.0, 3780.0);
        assertThat(Quantiles.NONE.at(0.5)).isNull();
    }

    private static int bucket(long seconds) {
        return (int) Math.floor(Math.log1p(seconds) / Math.log(1.05));
    }
}
