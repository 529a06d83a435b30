package org.qunli.request.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.GROUP;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.NETWORK;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.as;
import static org.qunli.request.Ximei.asBot;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.changed;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.message;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.post;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MessageResourceTest {

    private static final String NEED = "我的药吃完了,是非处方药,要怎么才能买得到?";

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @BeforeEach
    void village() {
        ximei.served();
    }

    @Test
    void need_opens_a_request_with_its_officer_and_says_so_in_the_group() {
        ximei.policy();

        say("m-81", "u-chen", NEED)
                .body("outcome", equalTo("OPENED"))
                .body("messageKey", notNullValue())
                .body("requests", hasSize(1))
                .body("requests[0].outcome", equalTo("OPENED"))
                .body("requests[0].category", equalTo("MEDICINE"))
                .body("requests[0].status", equalTo("OPEN"))
                .body("requests[0].assignee.name", equalTo("林志远"))
                .body("requests[0].assignee.post", equalTo("TOWNSHIP_CADRE"))
                .body("requests[0].dueAt.FIRST_RESPONSE", equalTo("2026-04-04T02:30:00Z"))
                .body("requests[0].coordination", equalTo(false))
                .body("say", hasSize(1))
                .body("say[0].quotedMessageId", equalTo("m-81"))
                .body("say[0].groupId", equalTo(GROUP))
                .body("say[0].text.zh", containsString("林志远(乡镇干部)"))
                .body("say[0].text.zh", containsString("10:30"))
                .body("say[0].text.en", containsString("township cadre"));
    }

    @Test
    void due_times_are_null_without_a_policy() {
        say("m-81", "u-chen", NEED).body("requests[0].dueAt", nullValue());
    }

    @Test
    void opening_is_told_in_the_feed_without_the_household_to_frontends() {
        String request = opened("m-81", "u-chen", NEED);

        assertThat(ximei.told(request)).containsExactly("request.opened", "request.assigned");
        asBot().get("/v1/events/requests?limit=100")
                .then()
                .statusCode(200)
                .body("events.type", hasItem("request.opened"))
                .body("events.type", not(hasItem("talk.heard")))
                .body(not(containsString(Ximei.CHEN_HOME.toString())))
                .body(not(containsString(Ximei.CHEN.toString())));
        as(Tokens.service())
                .get("/v1/events/requests?limit=100")
                .then()
                .body("events.type", hasItem("talk.heard"))
                .body("events.find{it.type=='talk.heard'}.subjectended", equalTo(true))
                .body("events.find{it.type=='talk.heard'}.data.messageId", equalTo("m-81"))
                .body("events.find{it.type=='talk.heard'}.data.channel", equalTo("wecom"))
                .body("events.find{it.type=='request.opened'}.subjectended", nullValue())
                .body("events.find{it.type=='request.opened'}.data.groupId", notNullValue())
                .body("events.find{it.type=='request.opened'}.data.confidential", equalTo(false))
                .body(containsString(Ximei.CHEN_HOME.toString()));
    }

    @Test
    void same_delivery_again_gets_the_same_answer_and_has_no_second_effect() {
        String first = say("m-81", "u-chen", NEED).extract().body().asString();

        String second = say("m-81", "u-chen", NEED).extract().body().asString();

        assertThat(Json.tree(second)).isEqualTo(Json.tree(first));
        assertThat(ximei.count("resident_request")).isEqualTo(1);
        assertThat(ximei.count("saying")).isEqualTo(1);
    }

    @Test
    void same_message_from_two_clients_at_once_opens_one_request() throws Exception {
        List<String> answers = atOnce(8, i -> say("m-81", "u-chen", NEED).extract().asString());

        assertThat(answers.stream().map(Json::tree).distinct()).hasSize(1);
        assertThat(ximei.count("resident_request")).isEqualTo(1);
    }

    @Test
    void two_messages_of_one_household_at_once_open_the_need_once() throws Exception {
        List<String> answers = atOnce(4, i -> say("m-" + i, "u-chen", "药吃完了").extract().asString());

        assertThat(ximei.count("resident_request")).isEqualTo(1);
        assertThat(answers.stream().map(a -> Json.tree(a).get("outcome").asText()))
                .containsOnlyOnce("OPENED")
                .contains("APPENDED");
    }

    private interface Numbered {
        String call(int number) throws Exception;
    }

    private static List<String> atOnce(int calls, Numbered call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Callable<String>> tasks =
                    IntStream.range(0, calls)
                            .<Callable<String>>mapToObj(i -> () -> call.call(i))
                            .toList();
            List<String> answers = new ArrayList<>();
            for (Future<String> done : threads.invokeAll(tasks)) {
                answers.add(done.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void guest_is_kept_as_talk_until_a_need_is_voiced() {
        say("m-1", "u-nobody", "大家好")
                .body("outcome", equalTo("NOTED"))
                .body("requests", empty())
                .body("say", empty());

        say("m-2", "u-nobody", "家里没有口罩了", "sender", map("id", "u-nobody", "displayName", "小赵"))
                .body("outcome", equalTo("OPENED"))
                .body("requests[0].assignee.name", equalTo("黄小梅"));
        asUser("u-grid")
                .get("/v1/requests")
                .then()
                .body("items[0].householdId", nullValue())
                .body("items[0].raisedBy", equalTo("小赵"));
        asUser("u-grid")
                .get("/v1/messages?zone=" + ZONE)
                .then()
                .body("items.speaker", contains("GUEST", "GUEST"));
    }

    @Test
    void follow_up_of_the_same_household_is_kept_with_its_request_and_worse_words_raise_it() {
        String request = opened("m-1", "u-chen", "药吃完了");

        say("m-2", "u-chen", "药还没来,很急")
                .body("outcome", equalTo("APPENDED"))
                .body("requests[0].id", equalTo(request))
                .body("requests[0].priority", equalTo("HIGH"));
        assertThat(ximei.told(request))
                .containsExactly(
                        "request.opened",
                        "request.assigned",
                        "request.resident-spoke",
                        "request.changed");
    }

    @Test
    void life_at_risk_reaches_the_doctor_and_a_backup_with_emergency_numbers() {
        say("m-1", "u-wang", "我妈妈胸痛")
                .body("requests[0].priority", equalTo("URGENT"))
                .body("requests[0].lifeAtRisk", equalTo(true))
                .body("requests[0].assignee.name", equalTo("苏医生"))
                .body("requests[0].helpers", hasSize(1))
                .body("say[0].text.zh", containsString("120"))
                .body("say[0].text.zh", containsString("110"))
                .body("say[0].text.en", containsString("119"));
    }

    @Test
    void mentioned_officer_whose_duty_it_is_gets_it() {
        ximei.officer(Ximei.id("zhang"), "u-zhang", "张书记", "VILLAGE_CADRE", List.of("MEDICINE"));

        say("m-1", "u-chen", "药吃完了", "mentions", List.of(map("id", "u-zhang")))
                .body("requests[0].assignee.name", equalTo("张书记"));
        say("m-2", "u-wang", "药没有了", "mentions", List.of(map("label", "@林镇长")))
                .body("requests[0].assignee.name", equalTo("林志远"));
        say("m-3", "u-wang", "没有口罩", "mentions", List.of(map("label", "@林志远")))
                .body("requests[0].assignee.name", equalTo("黄小梅"))
                .body("requests[0].helpers[0].name", equalTo("林志远"));
    }

    @Test
    void nobody_on_duty_is_said_honestly() {
        clock.tick(Duration.ofHours(20));

        say("m-1", "u-chen", NEED)
                .body("requests[0].assignee", nullValue())
                .body("say[0].text.zh", containsString("没有人值班"))
                .body("say[0].text.en", containsString("Nobody is on duty"));
    }

    @Test
    void edit_is_read_again_but_never_moves_the_opening() {
        String request = opened("m-1", "u-chen", "药吃完了");
        clock.tick(Duration.ofMinutes(5));

        post(changed("m-1", "EDIT", "u-chen", "口罩用完了,急"))
                .statusCode(200)
                .body("requests[0].id", equalTo(request))
                .body("requests[0].category", equalTo("SUPPLIES"))
                .body("requests[0].priority", equalTo("HIGH"));
        asUser("u-chen")
                .get("/v1/requests/" + request)
                .then()
                .body("text", equalTo("口罩用完了,急"))
                .body("openedAt", equalTo("2026-04-04T02:00:00Z"));
    }

    @Test
    void second_new_with_other_content_is_an_edit() {
        String request = opened("m-1", "u-chen", "药吃完了");

        say("m-1", "u-chen", "降压药吃完了").body("requests[0].id", equalTo(request));

        assertThat(ximei.count("resident_request")).isEqualTo(1);
    }

    @Test
    void edit_that_overtakes_its_message_is_applied_when_that_comes() {
        post(changed("m-1", "EDIT", "u-chen", "口罩用完了"))
                .statusCode(200)
                .body("outcome", equalTo("NOTED"));

        say("m-1", "u-chen", "口罩用万了,药")
                .body("outcome", equalTo("OPENED"))
                .body("requests[0].category", equalTo("SUPPLIES"));
    }

    @Test
    void recall_before_an_answer_withdraws_and_later_is_only_noted() {
        String first = opened("m-1", "u-chen", "药吃完了");
        String second = opened("m-2", "u-wang", "药吃完了");
        say("m-3", "u-lin", "一小时后送到", "quoted", map("messageId", "m-2"))
                .body("outcome", equalTo("RESPONDED"));

        post(changed("m-1", "RECALL", "u-chen", null))
                .statusCode(200)
                .body("outcome", equalTo("WITHDRAWN"))
                .body("requests[0].id", equalTo(first))
                .body("requests[0].status", equalTo("WITHDRAWN"));
        post(changed("m-2", "RECALL", "u-wang", null))
                .statusCode(200)
                .body("outcome", equalTo("NOTED"))
                .body("requests[0].id", equalTo(second))
                .body("requests[0].status", equalTo("IN_PROGRESS"));
    }

    @Test
    void recall_that_overtakes_its_message_opens_nothing() {
        post(changed("m-1", "RECALL", "u-chen", null)).statusCode(200);

        say("m-1", "u-chen", "药吃完了").body("outcome", equalTo("NOTED"));

        assertThat(ximei.count("resident_request")).isZero();
    }

    @Test
    void platform_time_is_believed_within_a_quarter_of_an_hour() {
        clock.set(SettableClock.START.plus(Duration.ofHours(1)));
        String future = openedAt("m-1", "u-chen", "2031-01-01T00:00:00Z");
        String past = openedAt("m-2", "u-wang", "2026-04-04T00:00:00Z");

        asUser("u-lin")
                .get("/v1/requests/" + future)
                .then()
                .body("openedAt", equalTo("2026-04-04T03:00:00Z"));
        asUser("u-lin")
                .get("/v1/requests/" + past)
                .then()
                .body("openedAt", equalTo("2026-04-04T02:45:00Z"));
    }

    private static String openedAt(String id, String user, String sentAt) {
        return opened(id, user, "x", "message", map("id", id, "sentAt", sentAt, "text", "药吃完了"));
    }

    @Test
    void private_message_opens_a_confidential_request_answered_in_private() {
        Map<String, Object> word = message("m-1", "u-chen", "药吃完了", "direct", true);
        word.remove("group");

        post(word)
                .statusCode(200)
                .body("outcome", equalTo("OPENED"))
                .body("say[0].privacy", equalTo("PRIVATE"))
                .body("say[0].personId", equalTo("u-chen"));
        asUser("u-wang").get("/v1/messages?zone=" + ZONE).then().body("items", empty());
    }

    @Test
    void batch_answers_each_in_order_and_a_broken_one_fails_alone() {
        Map<String, Object> wrong = message("m-2", "u-chen", "药");
        wrong.put("colour", "red");

        asBot().body(
                        Json.write(
                                map(
                                        "items",
                                        List.of(
                                                message("m-1", "u-chen", "药吃完了"),
                                                wrong,
                                                message("m-3", "u-wang", "大家好"),
                                                message(
                                                        "m-4",
                                                        "u-wang",
                                                        "x",
                                                        "group",
                                                        map("id", "other"))))))
                .post("/v1/messages")
                .then()
                .statusCode(200)
                .body("items.status", contains(200, 400, 200, 404))
                .body("items[0].result.outcome", equalTo("OPENED"))
                .body("items[1].problem.violations[0].field", equalTo("colour"))
                .body("items[2].result.outcome", equalTo("NOTED"))
                .body("items[3].problem.type", equalTo("/problems/unknown-group"));
    }

    @Test
    void unknown_group_and_another_channels_group_are_the_same() {
        String unknown =
                post(message("m-1", "u-chen", "药", "group", map("id", "nowhere")))
                        .statusCode(404)
                        .body("type", equalTo("/problems/unknown-group"))
                        .extract()
                        .path("detail");
        String others =
                as(Tokens.frontend(NANAN, "dingtalk/other"))
                        .body(Json.write(message("m-1", "u-chen", "药")))
                        .post("/v1/messages")
                        .then()
                        .statusCode(404)
                        .extract()
                        .path("detail");
        as(Tokens.frontend("350521", NETWORK))
                .body(Json.write(message("m-1", "u-chen", "药")))
                .post("/v1/messages")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-group"));

        assertThat(others).isEqualTo(unknown);
    }

    @Test
    void bad_input_gets_a_problem_and_leaves_nothing() {
        refused(400, "message.text", message("m", "u-chen", "  "));
        refused(413, null, message("m", "u-chen", "药".repeat(40_000)));
        refused(413, null, message("m", "u-chen", "x".repeat(1_000_000)));
        refused(400, "message.kind", changed("m", "SHOUT", "u-chen", "药"));
        refused(
                400,
                "sender.nick",
                message("m", "u-chen", "药", "sender", map("id", "u", "nick", "n")));
        refused(400, "message.id", message("", "u-chen", "药"));
        refused(400, "group", message("m", "u-chen", "药", "direct", true));
        refused(
                400,
                "location.lat",
                message("m", "u-chen", "药", "location", map("lon", 1, "lat", 91)));
        refused(400, "channel", message("m", "u-chen", "药", "channel", 7));
        refused(
                400,
                "message.sentAt",
                message(
                        "m",
                        "u-chen",
                        "x",
                        "message",
                        map("id", "m", "sentAt", "soon", "text", "药")));
        for (String body :
                List.of(
                        "{",
                        "[]",
                        "7",
                        "\"text\"",
                        "null",
                        "{\"items\":{}}",
                        "{\"items\":[],\"x\":1}",
                        "{\"items\":[]}")) {
            asBot().body(body)
                    .post("/v1/messages")
                    .then()
                    .statusCode(400)
                    .contentType(containsString("application/problem+json"));
        }
        asBot().body("{\"items\":[" + "{},".repeat(100) + "{}]}")
                .post("/v1/messages")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("items"));

        assertThat(ximei.count("talk")).isZero();
        assertThat(ximei.count("message_receipt")).isZero();
        assertThat(ximei.count("event")).isZero();
    }

    private static void refused(int status, String field, Map<String, Object> message) {
        var answer =
                post(message)
                        .statusCode(status)
                        .contentType(containsString("application/problem+json"));
        if (field != null) {
            answer.body("violations[0].field", equalTo(field));
        }
    }

    @Test
    void nul_in_a_text_is_refused_before_the_database_sees_it() {
        asBot().body(Json.write(message("m", "u-chen", "药")).replace("药", "\\u0000"))
                .post("/v1/messages")
                .then()
                .statusCode(400);
    }

    @Test
    void problems_are_told_in_chinese_where_that_is_wanted() {
        asBot().header("Accept-Language", "zh-CN")
                .body(Json.write(message("m", "u-chen", "药", "group", map("id", "nowhere"))))
                .post("/v1/messages")
                .then()
                .statusCode(404)
                .body("title", equalTo("未知的群"));
    }

    @Test
    void idempotency_key_with_another_body_is_refused() {
        asBot().header("Idempotency-Key", "k-1")
                .body(Json.write(message("m-1", "u-chen", "药吃完了")))
                .post("/v1/messages")
                .then()
                .statusCode(200);

        asBot().header("Idempotency-Key", "k-1")
                .body(Json.write(message("m-1", "u-chen", "口罩")))
                .post("/v1/messages")
                .then()
                .statusCode(422);
    }

    @Test
    void person_of_another_channel_cannot_be_spoken_for() {
        as(Tokens.frontend(NANAN, "dingtalk/other"))
                .header(
                        "On-Behalf-Of",
                        "channel=\"wecom\", tenant=\"ww-quanzhou\", user=\"u-chen\"")
                .get("/v1/requests")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/unknown-person"));
    }
}
