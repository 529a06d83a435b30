package org.qunli.zone.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.qunli.zone.sealing.ControlLevel;
import org.qunli.zone.sealing.ZoneStatus;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.LevelStaffing;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.staffing.PostSlots;
import org.qunli.zone.staffing.Staffing;

class GapFinderTest {

    private static final Instant START = Instant.parse("2026-04-04T00:00:00Z");
    private static final UUID LIN = new UUID(0, 1);
    private static final UUID WU = new UUID(0, 2);

    private static Instant hour(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private static Staffing medical(int min, Category... categories) {
        return new Staffing(
                List.of(
                        new LevelStaffing(
                                ControlLevel.SEALED,
                                Post.required().stream()
                                        .map(
                                                post ->
                                                        new PostSlots(
                                                                post,
                                                                post == Post.MEDICAL_WORKER
                                                                        ? min
                                                                        : 0,
                                                                5))
                                        .toList(),
                                List.of(categories))));
    }

    private static Picture.Term doctor(UUID officer) {
        return new Picture.Term(
                officer, Post.MEDICAL_WORKER, false, START, true, START, hour(-9), null);
    }

    private static Picture.Stint stint(UUID officer, int from, int to) {
        return new Picture.Stint(
                officer,
                List.of(Post.MEDICAL_WORKER),
                List.of(Category.MEDICINE),
                hour(from),
                hour(to));
    }

    private static List<Gap> gaps(
            Staffing staffing,
            List<Picture.Term> terms,
            List<Picture.Stint> stints,
            Picture.Away... absences) {
        return gaps(ZoneStatus.ACTIVE, staffing, terms, stints, absences);
    }

    private static List<Gap> gaps(
            ZoneStatus status,
            Staffing staffing,
            List<Picture.Term> terms,
            List<Picture.Stint> stints,
            Picture.Away... absences) {
        Picture picture =
                new Picture(
                        new UUID(0, 9),
                        "350583",
                        ControlLevel.SEALED,
                        status,
                        START,
                        terms,
                        stints,
                        List.of(absences));
        return new GapFinder(picture, staffing, Duration.ofMinutes(30)).find(START, hour(24));
    }

    @Test
    void post_that_nobody_holds_is_vacant_all_the_time() {
        assertThat(gaps(medical(1), List.of(), List.of()))
                .singleElement()
                .satisfies(
                        gap -> {
                            assertThat(gap.reason()).isEqualTo(GapReason.POST_VACANT);
                            assertThat(gap.from()).isEqualTo(START);
                            assertThat(gap.to()).isEqualTo(hour(24));
                            assertThat(gap.text().zh()).isEqualTo("医务人员尚未配备");
                        });
    }

    @Test
    void hours_between_shifts_are_holes() {
        assertThat(
                        gaps(
                                medical(1),
                                List.of(doctor(LIN)),
                                List.of(stint(LIN, 8, 12), stint(LIN, 12, 20))))
                .extracting(Gap::reason, Gap::from, Gap::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(GapReason.SHIFT_HOLE, START, hour(8)),
                        org.assertj.core.groups.Tuple.tuple(
                                GapReason.SHIFT_HOLE, hour(20), hour(24)));
    }

    @Test
    void fewer_on_the_roster_than_needed_at_once_is_another_hole_than_too_few_on_shift() {
        assertThat(gaps(medical(2), List.of(doctor(LIN)), List.of(stint(LIN, 0, 24))))
                .extracting(Gap::reason)
                .containsExactly(GapReason.BELOW_MIN);
        assertThat(
                        gaps(
                                medical(2),
                                List.of(doctor(LIN), doctor(WU)),
                                List.of(stint(LIN, 0, 24), stint(WU, 0, 10))))
                .extracting(Gap::reason, Gap::from)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(GapReason.SHIFT_HOLE, hour(10)));
    }

    @Test
    void absence_that_nobody_covers_is_the_reason() {
        assertThat(
                        gaps(
                                medical(1),
                                List.of(doctor(LIN)),
                                List.of(stint(LIN, 0, 10), stint(LIN, 14, 24)),
                                new Picture.Away(LIN, hour(10), hour(14))))
                .extracting(Gap::reason)
                .containsExactly(GapReason.ABSENT_WITHOUT_SUBSTITUTE);
    }

    @Test
    void category_is_covered_only_while_somebody_with_that_duty_is_there() {
        assertThat(
                        gaps(
                                medical(0, Category.MEDICINE, Category.SANITATION),
                                List.of(doctor(LIN)),
                                List.of(stint(LIN, 0, 20))))
                .extracting(Gap::category, Gap::from)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Category.MEDICINE, hour(20)),
                        org.assertj.core.groups.Tuple.tuple(Category.SANITATION, START));
    }

    @Test
    void officer_who_never_introduced_themselves_is_missed_half_an_hour_after_their_first_duty() {
        Picture.Term silent =
                new Picture.Term(
                        LIN, Post.MEDICAL_WORKER, false, null, true, hour(8), hour(-9), hour(12));
        Picture.Term volunteer =
                new Picture.Term(WU, Post.VOLUNTEER, false, null, true, hour(8), hour(-9), null);

        assertThat(gaps(medical(0), List.of(silent, volunteer), List.of()))
                .singleElement()
                .satisfies(
                        gap -> {
                            assertThat(gap.reason()).isEqualTo(GapReason.NO_INTRODUCTION);
                            assertThat(gap.officerId()).isEqualTo(LIN);
                            assertThat(gap.from()).isEqualTo(hour(8).plusSeconds(1800));
                            assertThat(gap.to()).isEqualTo(hour(12));
                        });
    }

    @Test
    void officer_without_a_chat_id_is_a_gap() {
        Picture.Term unknown =
                new Picture.Term(
                        LIN, Post.MEDICAL_WORKER, false, START, false, START, hour(-9), null);

        assertThat(gaps(medical(0), List.of(unknown), List.of()))
                .extracting(Gap::reason)
                .containsExactly(GapReason.OFFICER_WITHOUT_CHAT_ID);
    }

    @Test
    void zone_that_is_not_active_has_no_holes() {
        assertThat(gaps(ZoneStatus.LIFTED, medical(1), List.of(), List.of())).isEmpty();
    }
}
