package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Priority;
import org.qunli.request.routing.AssignReason;

class ResidentRequestTest {

    private static final Instant NOW = Instant.parse("2026-04-04T02:00:00Z");

    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private static final UUID LIN = new UUID(0, 1);

    private static final UUID SU = new UUID(0, 2);

    private static ResidentRequest request() {
        return new ResidentRequest(
                new UUID(0, 9),
                new NewNeed(
                        "350583",
                        new UUID(0, 3),
                        "Asia/Shanghai",
                        new NewNeed.Raiser(null, null, "陈先生", null, false),
                        new NewNeed.Origin(Source.CHAT, "g", "m-1"),
                        "药吃完了",
                        Category.MEDICINE,
                        Priority.NORMAL,
                        false,
                        NOW));
    }

    private static Impasse said(UUID officer) {
        return new Impasse(officer, "全市缺货", "到货后通知");
    }

    /** A request that came to the state by the ways of the table. */
    private static ResidentRequest in(RequestStatus status) {
        ResidentRequest request = request();
        switch (status) {
            case OPEN -> {}
            case RESPONDED -> request.course().answered(null, false, NOW);
            case IN_PROGRESS -> request.course().answered(LATER, false, NOW);
            case WAITING -> request.course().waitFor(WaitingFor.EXTERNAL, "采样", LATER, NOW);
            case RESOLVED -> request.course().resolve(LIN, NOW, LATER);
            case CONFIRMED -> {
                request.course().resolve(LIN, NOW, LATER);
                request.course().confirm(NOW);
            }
            case RESOLVED_UNCONFIRMED -> {
                request.course().resolve(LIN, NOW, LATER);
                request.course().silenceOver(1, NOW);
            }
            case WITHDRAWN -> request.course().withdraw(NOW);
            case UNRESOLVABLE -> {
                request.course().unresolvable(said(LIN), NOW);
                request.course().unresolvable(said(SU), NOW);
            }
            case NOT_A_REQUEST -> request.course().notARequest(NOW);
            case DUPLICATE -> request.duplicateOf(new UUID(0, 8), NOW);
            default -> throw new IllegalArgumentException(status + " is left to a later issue");
        }
        assertThat(request.status()).isEqualTo(status);
        return request;
    }

    @Test
    void explanation_without_promise_or_action_is_a_response() {
        ResidentRequest request = request();

        request.course().answered(null, false, LATER);

        assertThat(request.status()).isEqualTo(RequestStatus.RESPONDED);
        assertThat(request.respondedAt()).isEqualTo(LATER);
    }

    @Test
    void promise_or_action_sets_it_going() {
        ResidentRequest promised = request();
        ResidentRequest acted = in(RequestStatus.RESPONDED);

        promised.course().answered(LATER, false, NOW);
        acted.course().answered(null, true, NOW);

        assertThat(promised.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(promised.promisedAt()).isEqualTo(LATER);
        assertThat(acted.status()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void taking_it_sets_it_going_and_handing_it_over_does_not() {
        ResidentRequest taken = request();
        ResidentRequest handed = request();

        taken.takenBy(LIN, Post.TOWNSHIP_CADRE, NOW);
        handed.assign(LIN, Post.TOWNSHIP_CADRE, AssignReason.DUTY, NOW);
        handed.handedTo(SU, Post.MEDICAL_WORKER, AssignReason.OFFICER, NOW);

        assertThat(taken.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(handed.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(handed.assignee()).isEqualTo(SU);
        assertThat(handed.helpers()).containsExactly(LIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "RESPONDED", "IN_PROGRESS"})
    void open_request_may_wait_and_go_on(RequestStatus status) {
        ResidentRequest request = in(status);

        request.course().waitFor(WaitingFor.RESIDENT, "等您在家", LATER, NOW);
        boolean waited = request.course().resume();

        assertThat(waited).isTrue();
        assertThat(request.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(request.waiting()).isNull();
    }

    @Test
    void wait_is_not_stacked_on_a_wait() {
        ResidentRequest request = in(RequestStatus.WAITING);

        assertThatThrownBy(() -> request.course().waitFor(WaitingFor.EXTERNAL, "再等", LATER, NOW))
                .isInstanceOf(AlreadyWaiting.class);
    }

    @Test
    void answer_does_not_end_a_wait() {
        ResidentRequest request = in(RequestStatus.WAITING);

        request.course().answered(LATER, true, NOW);

        assertThat(request.status()).isEqualTo(RequestStatus.WAITING);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "RESPONDED", "IN_PROGRESS", "WAITING"})
    void any_open_request_may_be_resolved_withdrawn_or_called_unresolvable(RequestStatus status) {
        ResidentRequest resolved = in(status);
        ResidentRequest withdrawn = in(status);
        ResidentRequest unresolvable = in(status);

        resolved.course().resolve(LIN, NOW, LATER);
        withdrawn.course().withdraw(NOW);
        boolean first = unresolvable.course().unresolvable(said(LIN), NOW);
        boolean second = unresolvable.course().unresolvable(said(SU), NOW);

        assertThat(resolved.status()).isEqualTo(RequestStatus.RESOLVED);
        assertThat(withdrawn.status()).isEqualTo(RequestStatus.WITHDRAWN);
        assertThat(first).isFalse();
        assertThat(second).isTrue();
        assertThat(unresolvable.status()).isEqualTo(RequestStatus.UNRESOLVABLE);
    }

    @Test
    void one_officer_alone_cannot_call_it_unresolvable() {
        ResidentRequest request = request();
        request.course().unresolvable(said(LIN), NOW);

        assertThatThrownBy(() -> request.course().unresolvable(said(LIN), NOW))
                .isInstanceOf(SecondOfficerNeeded.class);
        assertThat(request.status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void who_finds_a_way_takes_the_impasse_back() {
        ResidentRequest request = request();
        request.course().unresolvable(said(LIN), NOW);

        request.course().wayFound();
        boolean closed = request.course().unresolvable(said(SU), NOW);

        assertThat(closed).isFalse();
        assertThat(request.impasse().officerId()).isEqualTo(SU);
        assertThat(request.impasse().wayForward()).isEqualTo("到货后通知");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "RESOLVED",
                "CONFIRMED",
                "RESOLVED_UNCONFIRMED",
                "WITHDRAWN",
                "UNRESOLVABLE",
                "NOT_A_REQUEST",
                "DUPLICATE"
            })
    void nothing_is_done_about_a_request_that_is_no_longer_open(RequestStatus status) {
        ResidentRequest request = in(status);

        assertThatThrownBy(() -> request.course().answered(null, false, NOW))
                .isInstanceOf(RequestAlreadyClosed.class);
        assertThatThrownBy(() -> request.course().resolve(LIN, NOW, LATER))
                .isInstanceOf(RequestAlreadyClosed.class);
        assertThatThrownBy(() -> request.course().withdraw(NOW))
                .isInstanceOf(RequestAlreadyClosed.class);
        assertThatThrownBy(() -> request.takenBy(LIN, Post.VOLUNTEER, NOW))
                .isInstanceOf(RequestAlreadyClosed.class);
        assertThatThrownBy(() -> request.course().waitFor(WaitingFor.EXTERNAL, "等", LATER, NOW))
                .isInstanceOf(RequestAlreadyClosed.class);
        assertThat(request.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "RESPONDED", "IN_PROGRESS", "WAITING"})
    void open_request_can_be_neither_confirmed_nor_reopened(RequestStatus status) {
        ResidentRequest request = in(status);

        assertThatThrownBy(() -> request.course().confirm(NOW))
                .isInstanceOf(RequestStillOpen.class);
        assertThatThrownBy(() -> request.course().reopen(NOW)).isInstanceOf(RequestStillOpen.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "CONFIRMED", "RESOLVED_UNCONFIRMED"})
    void done_request_reopens_within_its_window(RequestStatus status) {
        ResidentRequest request = in(status);

        request.course().reopen(LATER);

        assertThat(request.status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(request.cycle()).isEqualTo(2);
        assertThat(request.ending().reopenings()).isEqualTo(1);
        assertThat(request.ending().resolvedAt()).isNull();
    }

    @Test
    void done_request_does_not_reopen_after_its_window() {
        ResidentRequest request = in(RequestStatus.CONFIRMED);

        assertThatThrownBy(() -> request.course().reopen(LATER.plusSeconds(1)))
                .isInstanceOf(ReopeningOver.class);
        assertThat(request.status()).isEqualTo(RequestStatus.CONFIRMED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHDRAWN", "UNRESOLVABLE", "NOT_A_REQUEST", "DUPLICATE"})
    void closed_request_cannot_be_reopened(RequestStatus status) {
        ResidentRequest request = in(status);

        assertThatThrownBy(() -> request.course().reopen(NOW))
                .isInstanceOf(RequestAlreadyClosed.class);
    }

    @Test
    void silence_of_an_earlier_cycle_changes_nothing() {
        ResidentRequest request = in(RequestStatus.RESOLVED);
        request.course().reopen(NOW);
        request.course().resolve(LIN, NOW, LATER);

        boolean stale = request.course().silenceOver(1, LATER);
        boolean current = request.course().silenceOver(2, LATER);

        assertThat(stale).isFalse();
        assertThat(current).isTrue();
        assertThat(request.status()).isEqualTo(RequestStatus.RESOLVED_UNCONFIRMED);
    }

    @Test
    void worse_words_raise_the_priority_and_milder_ones_never_lower_it() {
        ResidentRequest request = request();

        boolean raised = request.worsen(Priority.HIGH, false);
        boolean lowered = request.worsen(Priority.NORMAL, false);

        assertThat(raised).isTrue();
        assertThat(lowered).isFalse();
        assertThat(request.priority()).isEqualTo(Priority.HIGH);
    }
}
