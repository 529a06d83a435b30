package org.qunli.zone.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

class StintPlanTest {

    private static final UUID ZONE = new UUID(0, 9);
    private static final UUID LIN = new UUID(0, 1);
    private static final UUID WU = new UUID(0, 2);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<Shift> NEVER = List.of();

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static List<Shift> daily(String from, String to) {
        return List.of(new Shift(null, LocalTime.parse(from), LocalTime.parse(to), null));
    }

    private static RosterEntry entry(
            UUID officer, Post post, List<Shift> shifts, Category... duties) {
        RosterEntry entry = new RosterEntry(ZONE, officer, Instant.EPOCH);
        entry.serve(post, List.of(duties), shifts, Instant.EPOCH);
        return entry;
    }

    private static Deviation deviation(
            RosterEntry of,
            DeviationKind kind,
            String from,
            String to,
            UUID other,
            Category... duties) {
        return new Deviation(
                of,
                new NewDeviation(kind, at(from), at(to), other, List.of(duties), null),
                true,
                Instant.EPOCH);
    }

    private static StintPlan plan(ZoneId zone, List<RosterEntry> roster, Deviation... deviations) {
        return new StintPlan(
                roster,
                List.of(deviations),
                zone,
                at("2026-04-04T00:00:00Z"),
                at("2026-04-06T00:00:00Z"));
    }

    private static Stint own(String from, String to, Post post, Category... duties) {
        return new Stint(at(from), at(to), List.of(post), List.of(duties), List.of());
    }

    private final RosterEntry lin =
            entry(
                    LIN,
                    Post.TOWNSHIP_CADRE,
                    daily("08:00", "20:00"),
                    Category.MEDICINE,
                    Category.SANITATION);

    @Test
    void absence_takes_its_time_out_of_the_shifts() {
        var away =
                deviation(
                        lin,
                        DeviationKind.ABSENCE,
                        "2026-04-04T04:00:00Z",
                        "2026-04-04T06:00:00Z",
                        null);

        assertThat(plan(SHANGHAI, List.of(lin), away).of(LIN))
                .extracting(Stint::from, Stint::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                at("2026-04-04T00:00:00Z"), at("2026-04-04T04:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                at("2026-04-04T06:00:00Z"), at("2026-04-04T12:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple(
                                at("2026-04-05T00:00:00Z"), at("2026-04-05T12:00:00Z")));
    }

    @Test
    void extra_duty_that_touches_a_shift_makes_it_longer() {
        var extra =
                deviation(
                        lin,
                        DeviationKind.EXTRA_DUTY,
                        "2026-04-04T11:00:00Z",
                        "2026-04-04T18:00:00Z",
                        null);

        assertThat(plan(SHANGHAI, List.of(lin), extra).of(LIN).get(0))
                .isEqualTo(
                        own(
                                "2026-04-04T00:00:00Z",
                                "2026-04-04T18:00:00Z",
                                Post.TOWNSHIP_CADRE,
                                Category.MEDICINE,
                                Category.SANITATION));
    }

    @Test
    void substitute_fills_the_post_at_the_others_times_only() {
        RosterEntry wu = entry(WU, Post.VOLUNTEER, NEVER);
        var substitution =
                deviation(
                        lin,
                        DeviationKind.SUBSTITUTION,
                        "2026-04-04T06:00:00Z",
                        "2026-04-05T02:00:00Z",
                        WU);
        StintPlan plan = plan(SHANGHAI, List.of(lin, wu), substitution);

        assertThat(plan.of(WU))
                .containsExactly(
                        new Stint(
                                at("2026-04-04T06:00:00Z"),
                                at("2026-04-04T12:00:00Z"),
                                List.of(Post.TOWNSHIP_CADRE),
                                List.of(Category.MEDICINE, Category.SANITATION),
                                List.of(LIN)),
                        new Stint(
                                at("2026-04-05T00:00:00Z"),
                                at("2026-04-05T02:00:00Z"),
                                List.of(Post.TOWNSHIP_CADRE),
                                List.of(Category.MEDICINE, Category.SANITATION),
                                List.of(LIN)));
        assertThat(plan.of(LIN))
                .extracting(Stint::from)
                .containsExactly(at("2026-04-04T00:00:00Z"), at("2026-04-05T02:00:00Z"));
    }

    @Test
    void substitute_on_shift_fills_both_posts_the_own_one_first() {
        RosterEntry wu =
                entry(WU, Post.MEDICAL_WORKER, daily("08:00", "20:00"), Category.MEDICAL_CARE);
        var substitution =
                deviation(
                        lin,
                        DeviationKind.SUBSTITUTION,
                        "2026-04-04T06:00:00Z",
                        "2026-04-04T20:00:00Z",
                        WU);

        assertThat(plan(SHANGHAI, List.of(lin, wu), substitution).of(WU).get(1))
                .isEqualTo(
                        new Stint(
                                at("2026-04-04T06:00:00Z"),
                                at("2026-04-04T12:00:00Z"),
                                List.of(Post.MEDICAL_WORKER, Post.TOWNSHIP_CADRE),
                                List.of(
                                        Category.MEDICINE,
                                        Category.MEDICAL_CARE,
                                        Category.SANITATION),
                                List.of(LIN)));
    }

    @Test
    void delegated_matters_change_hands_for_the_time_and_nothing_else_does() {
        RosterEntry wu = entry(WU, Post.VOLUNTEER, NEVER);
        var delegation =
                deviation(
                        lin,
                        DeviationKind.DELEGATION,
                        "2026-04-04T06:00:00Z",
                        "2026-04-04T20:00:00Z",
                        WU,
                        Category.SANITATION);
        StintPlan plan = plan(SHANGHAI, List.of(lin, wu), delegation);

        assertThat(plan.of(WU))
                .containsExactly(
                        new Stint(
                                at("2026-04-04T06:00:00Z"),
                                at("2026-04-04T12:00:00Z"),
                                List.of(),
                                List.of(Category.SANITATION),
                                List.of()));
        assertThat(plan.of(LIN).get(1))
                .isEqualTo(
                        own(
                                "2026-04-04T06:00:00Z",
                                "2026-04-04T12:00:00Z",
                                Post.TOWNSHIP_CADRE,
                                Category.MEDICINE));
    }

    @Test
    void what_was_delegated_stays_with_the_delegate_while_the_officer_is_absent() {
        RosterEntry wu = entry(WU, Post.VOLUNTEER, NEVER);
        String from = "2026-04-04T00:00:00Z";
        String to = "2026-04-04T12:00:00Z";
        StintPlan plan =
                plan(
                        SHANGHAI,
                        List.of(lin, wu),
                        deviation(lin, DeviationKind.DELEGATION, from, to, WU, Category.SANITATION),
                        deviation(lin, DeviationKind.ABSENCE, from, to, null));

        assertThat(plan.of(WU))
                .extracting(Stint::duties)
                .containsOnly(List.of(Category.SANITATION));
        assertThat(plan.of(LIN)).extracting(Stint::from).containsOnly(at("2026-04-05T00:00:00Z"));
    }

    @Test
    void substitution_over_the_end_of_summer_time_follows_the_longer_night() {
        RosterEntry night = entry(LIN, Post.POLICE_OFFICER, daily("22:00", "06:00"));
        RosterEntry wu = entry(WU, Post.VOLUNTEER, NEVER);
        // Berlin, 2026-10-25: 03:00 becomes 02:00.
        StintPlan plan =
                new StintPlan(
                        List.of(night, wu),
                        List.of(
                                deviation(
                                        night,
                                        DeviationKind.SUBSTITUTION,
                                        "2026-10-24T12:00:00Z",
                                        "2026-10-25T12:00:00Z",
                                        WU)),
                        BERLIN,
                        at("2026-10-24T12:00:00Z"),
                        at("2026-10-25T12:00:00Z"));

        assertThat(plan.of(WU))
                .extracting(Stint::from, Stint::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                at("2026-10-24T20:00:00Z"), at("2026-10-25T05:00:00Z")));
        assertThat(plan.of(LIN)).isEmpty();
    }
}
