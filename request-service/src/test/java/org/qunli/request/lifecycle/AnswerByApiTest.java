package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.as;
import static org.qunli.request.Ximei.asBot;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.saying.SayingExpiry;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

/** Answers that officers give by API: their words, a template's, and those that never arrive. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnswerByApiTest {

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject SayingExpiry expiry;

    @Inject Jdbi jdbi;

    private String request;

    @BeforeEach
    void village() {
        ximei.served();
        request = opened("m-1", "u-chen", "药吃完了");
    }

    private ValidatableResponse update(String user, Object... body) {
        return asUser(user)
                .body(Json.write(map(body)))
                .post("/v1/requests/" + request + "/updates")
                .then();
    }

    private List<String> told(String type, String field) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select data ->> :field from event
                                        where type = :type and subject = :subject
                                        order by subject_version
                                        """)
                                .bind("field", field)
                                .bind("type", type)
                                .bind("subject", "request/" + request)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void template_is_said_in_both_languages_and_marked() {
        update(
                        "u-lin",
                        "kind",
                        "RESPONSE",
                        "template",
                        "on-its-way",
                        "promisedAt",
                        clock.instant().plusSeconds(3_600))
                .statusCode(201)
                .body("templateOnly", equalTo(true))
                .body("text", equalTo("陈先生,您要的药已安排,预计11:00前送到。"))
                .body("say[0].text.zh", containsString("陈先生,您要的药已安排,预计11:00前送到。"))
                .body("say[0].text.en", containsString("your medicine is arranged"))
                .body("request.status", equalTo("IN_PROGRESS"));

        asUser("u-lin")
                .get("/v1/requests/" + request + "/updates")
                .then()
                .body("items.templateOnly", contains(true));
        assertThat(told("request.answered", "templateOnly")).containsExactly("true");
    }

    @Test
    void words_of_ones_own_are_not_marked_and_a_templates_typed_in_the_group_are() {
        update("u-lin", "kind", "RESPONSE", "text", "药店的人在入户采样,一小时后送到")
                .statusCode(201)
                .body("templateOnly", nullValue());
        as(Tokens.admin(NANAN))
                .header("If-Match", "*")
                .body(
                        """
                        {"nameZh": "药品", "nameEn": "Medicine", "posts": ["MEDICAL_WORKER"],
                         "templates": [{"key": "soon", "zh": "{when}后送到,请稍等。",
                                        "en": "It comes in {when}, please wait."}]}
                        """)
                .put("/v1/categories/MEDICINE")
                .then()
                .statusCode(200);
        say("m-2", "u-lin", "一小时后送到,请稍等", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESPONDED"));

        assertThat(told("request.answered", "templateOnly")).containsExactly("false", "true");
    }

    @Test
    void template_that_lacks_something_is_refused_and_nothing_is_kept() {
        update("u-lin", "kind", "RESPONSE", "template", "on-its-way")
                .statusCode(400)
                .body("violations[0].field", equalTo("promisedAt"));
        update("u-lin", "kind", "RESPONSE", "template", "no-such")
                .statusCode(400)
                .body("violations[0].field", equalTo("template"));
        update("u-lin", "kind", "RESPONSE", "template", "need-name", "text", "好的")
                .statusCode(400)
                .body("violations[0].field", equalTo("text"));
        update("u-lin", "kind", "RESOLUTION", "template", "need-name")
                .statusCode(400)
                .body("violations[0].field", equalTo("template"));
        update("u-lin", "kind", "RESPONSE", "template", "need-name", "values", map("x", " "))
                .statusCode(400);

        assertThat(ximei.count("request_update")).isZero();
    }

    private String answered(String text) {
        return update("u-lin", "kind", "RESPONSE", "text", text)
                .statusCode(201)
                .extract()
                .path("say[0].sayingId");
    }

    private static int receipt(String saying, String status) {
        return asBot().body(map("status", status, "messageId", "x-1"))
                .post("/v1/sayings/requests/" + saying + "/receipts")
                .statusCode();
    }

    private ValidatableResponse state() {
        return asUser("u-lin").get("/v1/requests/" + request).then();
    }

    private List<String> warnings() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select person_id from saying where kind = 'ANSWER_LOST'")
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void answer_that_never_arrived_is_none_and_its_officer_is_told_once() {
        clock.tick(Duration.ofMinutes(5));
        String saying = answered("药店的人在入户采样,一小时后送到");
        state().body("status", equalTo("IN_PROGRESS"));

        clock.tick(Duration.ofMinutes(1));
        assertThat(receipt(saying, "FAILED")).isEqualTo(200);
        assertThat(receipt(saying, "FAILED")).isEqualTo(200);

        state().body("status", equalTo("OPEN"))
                .body("respondedAt", nullValue())
                .body("promisedAt", nullValue());
        assertThat(told("request.answer-failed", "answeredAt"))
                .isEqualTo(told("request.answered", "at"))
                .hasSize(1);
        assertThat(warnings()).containsExactly("u-lin");
    }

    @Test
    void answer_that_arrives_after_all_counts_from_then() {
        String saying = answered("好的,马上处理您的药");
        receipt(saying, "FAILED");
        clock.tick(Duration.ofMinutes(3));

        assertThat(receipt(saying, "SENT")).isEqualTo(200);

        state().body("status", not(equalTo("OPEN"))).body("respondedAt", notNullValue());
        assertThat(told("request.answered", "at"))
                .hasSize(2)
                .last()
                .isEqualTo(clock.instant().toString());
    }

    @Test
    void what_was_said_in_the_group_before_still_counts() {
        say("m-2", "u-lin", "问一下药店", "quoted", map("messageId", "m-1"));
        String saying = answered("药店的人在入户采样,一小时后送到");

        receipt(saying, "UNSUPPORTED");

        state().body("status", equalTo("RESPONDED")).body("promisedAt", nullValue());
    }

    @Test
    void of_two_receipts_at_once_one_takes_the_answer_back() {
        String saying = answered("药店的人在入户采样,一小时后送到");

        List<CompletableFuture<Integer>> calls =
                IntStream.range(0, 2)
                        .mapToObj(
                                i -> CompletableFuture.supplyAsync(() -> receipt(saying, "FAILED")))
                        .toList();

        assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(told("request.answer-failed", "status")).containsExactly("OPEN");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void crash_in_the_middle_leaves_the_answer_until_the_receipt_comes_again() {
        String saying = answered("药店的人在入户采样,一小时后送到");
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "alter table saying add constraint crash check (kind <> 'ANSWER_LOST')"));
        try {
            assertThat(receipt(saying, "FAILED")).isEqualTo(500);
        } finally {
            jdbi.useHandle(handle -> handle.execute("alter table saying drop constraint crash"));
        }
        state().body("status", equalTo("IN_PROGRESS"));
        assertThat(told("request.answer-failed", "status")).isEmpty();

        assertThat(receipt(saying, "FAILED")).isEqualTo(200);

        state().body("status", equalTo("OPEN"));
    }

    @Test
    void answer_without_a_receipt_in_time_is_none_either() {
        answered("药店的人在入户采样,一小时后送到");
        clock.tick(Duration.ofMinutes(31));

        expiry.runOnce(clock.instant());
        expiry.runOnce(clock.instant());

        state().body("status", equalTo("OPEN"));
        assertThat(told("request.answer-failed", "status")).containsExactly("OPEN");
    }
}
