package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qunli.request.Ximei.DOCTOR;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.asBot;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.saying.SayingExpiry;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

/** An alarm of danger to life that isn't heard. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AlarmChainTest {

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject SayingExpiry expiry;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private static int unheard(String saying) {
        return asBot().body(map("status", "FAILED"))
                .post("/v1/sayings/requests/" + saying + "/receipts")
                .statusCode();
    }

    /** Whom the alarm was rung to, in order. */
    private List<String> rung(String request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select person_id from saying
                                        where kind = 'LIFE_AT_RISK' and subject = :subject
                                        order by created_at, id
                                        """)
                                .bind("subject", "request/" + request)
                                .mapTo(String.class)
                                .list());
    }

    private String sayingTo(String request, String user) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select cast(id as text) from saying
                                        where kind = 'LIFE_AT_RISK' and subject = :subject
                                          and person_id = :user
                                        """)
                                .bind("subject", "request/" + request)
                                .bind("user", user)
                                .mapTo(String.class)
                                .one());
    }

    @Test
    void unheard_alarm_goes_to_the_next_on_duty_until_nobody_is_left() {
        String request = opened("m-1", "u-wang", "我妈妈胸痛");
        assertThat(rung(request)).hasSize(2).contains("u-doctor");

        assertThat(unheard(sayingTo(request, "u-doctor"))).isEqualTo(200);
        assertThat(unheard(sayingTo(request, "u-doctor"))).isEqualTo(200);

        assertThat(rung(request)).containsExactlyInAnyOrder("u-doctor", "u-lin", "u-grid");
        List<String> helpers =
                asUser("u-lin").get("/v1/requests/" + request).path("helpers.officerId");
        assertThat(helpers).hasSize(2);
        assertThat(ximei.told(request)).doesNotContain("request.alarm-unheard");
        assertThat(unheard(sayingTo(request, "u-lin"))).isEqualTo(200);
        assertThat(ximei.told(request)).endsWith("request.alarm-unheard");
    }

    @Test
    void another_chat_of_the_same_officer_comes_first() {
        ximei.zones(
                ximei.event(
                        "officer.changed",
                        "officer/" + DOCTOR,
                        map(
                                "officerId",
                                DOCTOR,
                                "district",
                                NANAN,
                                "subject",
                                "u-doctor-sub",
                                "chatIds",
                                List.of(
                                        map(
                                                "channel",
                                                "wecom",
                                                "tenant",
                                                "ww-quanzhou",
                                                "userId",
                                                "u-doctor"),
                                        map(
                                                "channel",
                                                "wecom",
                                                "tenant",
                                                "ww-quanzhou",
                                                "userId",
                                                "u-doctor-2")),
                                "active",
                                true,
                                "personal",
                                map("name", "苏医生"))));
        String request = opened("m-1", "u-wang", "我妈妈胸痛");

        unheard(sayingTo(request, "u-doctor"));

        assertThat(rung(request)).hasSize(3).contains("u-doctor", "u-doctor-2");
    }

    @Test
    void whoever_has_no_chat_is_passed_over_at_once() {
        jdbi.useHandle(
                handle -> handle.execute("delete from chat_identity where holder = ?", DOCTOR));

        String request = opened("m-1", "u-wang", "我妈妈胸痛");

        assertThat(rung(request)).containsExactlyInAnyOrder("u-lin", "u-grid");
    }

    @Test
    void alarm_counts_as_unheard_after_minutes_and_two_receipts_at_once_ring_once() {
        String request = opened("m-1", "u-wang", "我妈妈胸痛");
        Instant expiry =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select min(expires_at) from saying where kind = 'LIFE_AT_RISK'")
                                        .mapTo(Instant.class)
                                        .one());
        assertThat(expiry).isEqualTo(clock.instant().plus(Duration.ofMinutes(3)));
        String saying = sayingTo(request, "u-doctor");

        List<CompletableFuture<Integer>> calls =
                IntStream.range(0, 2)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> unheard(saying)))
                        .toList();

        assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(rung(request)).hasSize(3);
    }

    @Test
    void alarm_without_a_receipt_goes_on_by_itself() {
        String request = opened("m-1", "u-wang", "我妈妈胸痛");
        clock.tick(Duration.ofMinutes(3));

        expiry.runOnce(clock.instant());

        assertThat(rung(request)).hasSize(3);
    }

    @Test
    void alarm_of_what_is_over_goes_nowhere() {
        String request = opened("m-1", "u-wang", "我妈妈胸痛");
        asUser("u-wang").post("/v1/requests/" + request + "/withdrawal").then().statusCode(200);

        unheard(sayingTo(request, "u-doctor"));

        assertThat(rung(request)).hasSize(2);
    }
}
