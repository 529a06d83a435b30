package org.qunli.request.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.as;
import static org.qunli.request.Ximei.asBot;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.changed;
import static org.qunli.request.Ximei.id;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.message;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.post;
import static org.qunli.request.Ximei.say;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SimilarAnswersTest {

    private static final String ASKED = "药吃完了,降压药哪里开?我住8号楼1203";

    private static final String ANSWERED = "@陈先生 药一小时后到,慢性病用药由卫生所开长处方送上门,我的手机13800138000";

    private static final UUID ELSEWHERE = id("zone-elsewhere");

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject AnswerIndexer indexer;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    /** Chen asks, Lin explains and brings it. */
    private String solved() {
        String request = opened("m-1", "u-chen", ASKED);
        say("m-2", "u-lin", ANSWERED, "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESPONDED"));
        say("m-3", "u-lin", "药送到了", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESOLVED"));
        return request;
    }

    private static ValidatableResponse search(String words) {
        return asUser("u-wang")
                .queryParam("zone", ZONE)
                .queryParam("q", words)
                .get("/v1/answers")
                .then()
                .statusCode(200);
    }

    @Test
    void answer_comes_back_with_the_new_request_and_is_told_to_the_group() {
        String before = solved();

        ValidatableResponse answer =
                say("m-9", "u-wang", "降压药吃完了去哪里开")
                        .body("outcome", equalTo("OPENED"))
                        .body("similar", hasSize(1))
                        .body("similar[0].requestId", equalTo(before))
                        .body("similar[0].sameZone", equalTo(true))
                        .body("similar[0].officer", equalTo("林志远"))
                        .body("similar[0].post", equalTo("TOWNSHIP_CADRE"))
                        .body("similar[0].answer", containsString("慢性病用药由卫生所开长处方"))
                        .body("say.kind", hasItem("SIMILAR_ANSWER"))
                        .body(
                                "say.find { it.kind == 'SIMILAR_ANSWER' }.text.zh",
                                containsString("有邻居问过类似的问题"))
                        .body(
                                "say.find { it.kind == 'SIMILAR_ANSWER' }.quotedMessageId",
                                equalTo("m-9"));
        String opened = answer.extract().path("requests[0].id");
        answer.body("similar[0].forRequestId", equalTo(opened));
        // The same delivery again gets the same answer.
        say("m-9", "u-wang", "降压药吃完了去哪里开").body("similar[0].requestId", equalTo(before));

        asBot().get("/v1/requests/{id}/similar", opened)
                .then()
                .statusCode(200)
                .body("items[0].requestId", equalTo(before));
        asUser("u-wang")
                .get("/v1/requests/{id}/similar", opened)
                .then()
                .body("items[0].requestId", equalTo(before));
        asUser("u-chen").get("/v1/requests/{id}/similar", opened).then().statusCode(404);
    }

    @Test
    void what_names_a_household_is_left_out() {
        solved();

        search("降压药哪里开")
                .body("items[0].answer", not(containsString("陈先生")))
                .body("items[0].answer", not(containsString("13800138000")))
                .body("items[0].question", containsString("降压药哪里开"))
                .body("items[0].question", not(containsString("1203")));
    }

    @Test
    void group_is_not_told_the_same_twice_in_a_row() {
        solved();
        say("m-8", "u-wang", "降压药吃完了去哪里开").body("say.kind", hasItem("SIMILAR_ANSWER"));
        say("m-7", "u-guest", "降压药吃完了去哪里开呀")
                .body("similar", hasSize(1))
                .body("say.kind", not(hasItem("SIMILAR_ANSWER")));

        clock.tick(Duration.ofHours(3));

        say("m-6", "u-other-guest", "降压药吃完了去哪里开").body("say.kind", hasItem("SIMILAR_ANSWER"));
    }

    @Test
    void another_zone_learns_the_answer_but_not_the_question() {
        solved();
        ximei.zones(
                ximei.zone(ELSEWHERE, NANAN),
                ximei.group("binding-4", ELSEWHERE, "wr-elsewhere", true));

        post(message("m-5", "u-far", "降压药吃完了去哪里开", "group", map("id", "wr-elsewhere")))
                .statusCode(200)
                .body("similar", hasSize(1))
                .body("similar[0].sameZone", equalTo(false))
                .body("similar[0].question", nullValue())
                .body("similar[0].answer", containsString("长处方"));
    }

    @Test
    void reopened_recalled_and_edited_words_are_followed() {
        String request = solved();
        search("降压药哪里开").body("items", hasSize(1));

        post(changed("m-2", "EDIT", "u-lin", "降压药改到镇医院窗口领取,每周三上午")).statusCode(200);
        search("降压药哪里开").body("items[0].answer", containsString("镇医院窗口"));
        post(changed("m-2", "RECALL", "u-lin", "")).statusCode(200);
        search("降压药哪里开").body("items", empty());

        say("m-4", "u-lin", "降压药一小时后由志愿者带来", "quoted", map("messageId", "m-1"));
        say("m-11", "u-chen", "没解决").body("outcome", equalTo("REOPENED"));
        say("m-12", "u-lin", "正在联系卫生所开长处方,明天上午送", "quoted", map("messageId", "m-1"));
        search("降压药哪里开").body("items", empty());
        say("m-13", "u-lin", "药送到了", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESOLVED"));
        search("降压药哪里开").body("items[0].requestId", equalTo(request));
        post(changed("m-1", "RECALL", "u-chen", "")).statusCode(200);
        search("降压药哪里开").body("items", empty());
    }

    @Test
    void private_matter_and_mere_delivery_are_never_found() {
        post(map(
                        "channel",
                        "wecom",
                        "tenant",
                        "ww-quanzhou",
                        "direct",
                        true,
                        "message",
                        map("id", "d-1", "text", "药吃完了,降压药哪里开"),
                        "sender",
                        map("id", "u-chen")))
                .statusCode(200);
        opened("m-1", "u-wang", "口罩没有了");
        say("m-2", "u-grid", "送到了", "quoted", map("messageId", "m-1"));

        search("降压药哪里开").body("items", empty());
        search("口罩没有了").body("items", empty());
    }

    @Test
    void what_is_due_is_indexed_once_and_all_is_due_when_texts_are_cut_otherwise() {
        solved();
        jdbi.useHandle(
                handle -> handle.execute("insert into answer_cut (version) values ('older')"));
        jdbi.useHandle(handle -> handle.execute("update answer set terms = '{}', asked = 0"));
        search("降压药哪里开").body("items", empty());

        QuarkusTransaction.requiringNew().run(indexer::compare);
        QuarkusTransaction.requiringNew().run(indexer::compare);

        List<CompletableFuture<Integer>> pods =
                IntStream.range(0, 2)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> indexer.runOnce(clock.instant())))
                        .toList();
        assertThat(pods.stream().mapToInt(CompletableFuture::join).sum()).isOne();
        search("降压药哪里开").body("items", hasSize(1));
    }

    @Test
    void search_needs_words_and_a_zone_within_reach() {
        asUser("u-wang").queryParam("zone", ZONE).get("/v1/answers").then().statusCode(400);
        asUser("u-wang").queryParam("q", "药").get("/v1/answers").then().statusCode(400);
        asUser("u-wang")
                .queryParam("zone", id("nowhere"))
                .queryParam("q", "药")
                .get("/v1/answers")
                .then()
                .statusCode(404);
        as(Tokens.frontend(NANAN, "dingtalk/other"))
                .queryParam("zone", ZONE)
                .queryParam("q", "药")
                .get("/v1/answers")
                .then()
                .statusCode(404);
        assertThat(search("药".repeat(200)).extract().<List<?>>path("items")).isEmpty();
    }
}
