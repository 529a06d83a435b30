package org.qunli.request.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.as;
import static org.qunli.request.Ximei.asBot;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.id;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReadingResourceTest {

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private static ValidatableResponse correct(
            RequestSpecification caller, String key, Object... body) {
        return caller.body(Json.write(map(body))).post("/v1/messages/" + key + "/reading").then();
    }

    private static String key(ValidatableResponse answer) {
        return answer.extract().path("messageKey");
    }

    private static String request(ValidatableResponse answer) {
        return answer.extract().path("requests[0].id");
    }

    @Test
    void one_tap_ends_what_was_no_request_and_a_second_tap_changes_nothing() {
        var answer = say("m-1", "u-chen", "药神这部片子好看");
        String request = request(answer);

        correct(asBot(), key(answer), "verdict", "NOT_A_REQUEST", "reason", "在聊电影")
                .statusCode(200)
                .body("changed", equalTo(true))
                .body("requests[0].status", equalTo("NOT_A_REQUEST"));
        correct(asUser("u-lin"), key(answer), "verdict", "NOT_A_REQUEST")
                .statusCode(200)
                .body("changed", equalTo(false));

        assertThat(ximei.told(request)).endsWith("request.closed").hasSize(3);
        assertThat(corrections()).isEqualTo(1);
        as(Tokens.admin(NANAN))
                .get("/v1/lexicon/" + NANAN + "/corrections")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].text", equalTo("药神这部片子好看"))
                .body("items[0].verdict", equalTo("NOT_A_REQUEST"))
                .body("items[0].categoryWas", equalTo("MEDICINE"))
                .body("items[0].reason", equalTo("在聊电影"));
        as(Tokens.admin("350521"))
                .get("/v1/lexicon/" + NANAN + "/corrections")
                .then()
                .statusCode(404);
    }

    @Test
    void talk_becomes_a_request_of_whoever_said_it_once() {
        var answer = say("m-1", "u-chen", "锅里就剩锅巴了");
        clock.tick(Duration.ofHours(2));

        correct(asUser("u-grid"), key(answer), "verdict", "REQUEST", "category", "SUPPLIES")
                .statusCode(200)
                .body("changed", equalTo(true))
                .body("requests", hasSize(1))
                .body("requests[0].category", equalTo("SUPPLIES"))
                .body("requests[0].assignee.name", equalTo("黄小梅"));
        correct(asUser("u-grid"), key(answer), "verdict", "REQUEST", "category", "SUPPLIES")
                .body("changed", equalTo(false));

        assertThat(ximei.count("resident_request")).isEqualTo(1);
        // What nobody could know of isn't late.
        assertThat(openedAt()).isEqualTo(clock.instant());
        asUser("u-lin")
                .get("/v1/messages?zone=" + Ximei.ZONE)
                .then()
                .body("items[0].requestIds", hasSize(1));
    }

    @Test
    void another_category_is_told_once_and_must_be_named() {
        var answer = say("m-1", "u-chen", "药店门口的菜到了吗");
        String request = request(answer);

        correct(asBot(), key(answer), "verdict", "CATEGORY").statusCode(400);
        for (int i = 0; i < 2; i++) {
            correct(asBot(), key(answer), "verdict", "CATEGORY", "category", "SUPPLIES")
                    .statusCode(200)
                    .body("requests[0].category", equalTo("SUPPLIES"));
        }

        assertThat(ximei.told(request)).filteredOn("request.changed"::equals).hasSize(1);
    }

    @Test
    void another_category_hands_it_to_whose_duty_that_is_unless_somebody_answered() {
        var waiting = say("m-1", "u-chen", "家里没有口罩了");
        waiting.body("requests[0].assignee.name", equalTo("黄小梅"));
        var answered = say("m-2", "u-wang", "家里没米了,怎么买菜?");
        say("m-3", "u-grid", "一小时后送到", "quoted", map("messageId", "m-2"))
                .body("requests[0].status", equalTo("IN_PROGRESS"));

        correct(asBot(), key(waiting), "verdict", "CATEGORY", "category", "MEDICINE")
                .statusCode(200)
                .body("requests[0].assignee.name", equalTo("林志远"));
        correct(asBot(), key(answered), "verdict", "CATEGORY", "category", "MEDICINE")
                .statusCode(200)
                .body("requests[0].assignee.name", equalTo("黄小梅"));

        assertThat(ximei.told(request(waiting))).endsWith("request.changed", "request.assigned");
        assertThat(ximei.told(request(answered))).endsWith("request.changed");
    }

    @Test
    void an_officers_unmatched_word_answers_the_one_it_was_meant_for() {
        String medicine = opened("m-1", "u-chen", "我的药吃完了");
        String masks = opened("m-2", "u-wang", "家里没有口罩了");
        var answer = say("m-3", "u-lin", "一小时后送到").body("outcome", equalTo("UNMATCHED"));
        answer.body("unsure", equalTo(true));

        correct(asUser("u-lin"), key(answer), "verdict", "OTHER_REQUEST", "requestId", medicine)
                .statusCode(200)
                .body("requests", hasSize(1))
                .body("requests[0].id", equalTo(medicine))
                .body("requests[0].status", equalTo("IN_PROGRESS"))
                .body("requests[0].promisedAt", notNullValue());

        assertThat(ximei.told(medicine)).contains("request.answered");
        assertThat(ximei.told(masks)).doesNotContain("request.answered");
    }

    @Test
    void what_an_answer_wrongly_calmed_waits_again() {
        String masks = opened("m-1", "u-wang", "家里没有口罩了");
        String medicine = opened("m-2", "u-chen", "我的药吃完了");
        var answer = say("m-3", "u-grid", "一小时后送到", "quoted", map("messageId", "m-2"));
        answer.body("requests[0].id", equalTo(medicine));

        correct(asUser("u-grid"), key(answer), "verdict", "OTHER_REQUEST", "requestId", masks)
                .statusCode(200);

        assertThat(ximei.told(masks)).contains("request.answered");
        assertThat(ximei.told(medicine)).endsWith("request.resident-spoke");
    }

    @Test
    void a_residents_word_goes_on_in_the_request_that_was_meant() {
        String medicine = opened("m-1", "u-chen", "我的药吃完了");
        var answer = say("m-2", "u-chen", "放在垃圾桶边上那家药店").body("outcome", notNullValue());
        var more = say("m-3", "u-chen", "垃圾桶边上那家");
        String wrong = request(more);
        String neighbours = opened("m-4", "u-wang", "家里没有口罩了");

        correct(asBot(), key(more), "verdict", "OTHER_REQUEST", "requestId", neighbours)
                .statusCode(400)
                .body("violations[0].field", equalTo("requestId"));
        correct(asBot(), key(more), "verdict", "OTHER_REQUEST", "requestId", id("none"))
                .statusCode(400);
        correct(asBot(), key(more), "verdict", "OTHER_REQUEST", "requestId", medicine)
                .statusCode(200)
                .body("requests.status", hasItem("DUPLICATE"));

        assertThat(ximei.told(wrong)).endsWith("request.closed");
        assertThat(ximei.told(medicine)).endsWith("request.resident-spoke");
        correct(asBot(), key(more), "verdict", "OTHER_REQUEST", "requestId", medicine)
                .body("changed", equalTo(false));
        assertThat(key(answer)).isNotNull();
    }

    @Test
    void two_taps_at_the_same_moment_have_one_effect() throws Exception {
        var answer = say("m-1", "u-chen", "药神这部片子好看");
        String key = key(answer);
        var threads = Executors.newFixedThreadPool(2);
        Callable<Boolean> tap =
                () ->
                        correct(asBot(), key, "verdict", "NOT_A_REQUEST")
                                .statusCode(200)
                                .extract()
                                .path("changed");

        var taps = threads.invokeAll(Collections.nCopies(2, tap));

        assertThat(List.of(taps.get(0).get(), taps.get(1).get()))
                .containsExactlyInAnyOrder(true, false);
        assertThat(ximei.told(request(answer))).filteredOn("request.closed"::equals).hasSize(1);
        assertThat(corrections()).isEqualTo(1);
        threads.shutdown();
    }

    @Test
    void whoever_is_outside_finds_nothing_and_what_is_over_stays() {
        var answer = say("m-1", "u-chen", "我的药吃完了");
        say("m-2", "u-chen", "不用了").body("outcome", equalTo("WITHDRAWN"));

        correct(asUser("u-lin"), key(answer), "verdict", "NOT_A_REQUEST").statusCode(409);
        correct(asUser("u-chen"), key(answer), "verdict", "NOT_A_REQUEST").statusCode(403);
        correct(asUser("u-lin"), id("none").toString(), "verdict", "REQUEST").statusCode(404);
        correct(
                        as(Tokens.frontend(NANAN, "dingtalk/other")),
                        key(answer),
                        "verdict",
                        "NOT_A_REQUEST")
                .statusCode(404);
        correct(asBot(), key(answer), "verdict", "MAYBE").statusCode(400);

        assertThat(corrections()).isZero();
    }

    private java.time.Instant openedAt() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select opened_at from resident_request")
                                .mapTo(java.time.Instant.class)
                                .one());
    }

    private int corrections() {
        int told =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select count(*) from event where type = 'reading.corrected'")
                                        .mapTo(int.class)
                                        .one());
        assertThat(told).isEqualTo(ximei.count("reading_correction"));
        return told;
    }
}
