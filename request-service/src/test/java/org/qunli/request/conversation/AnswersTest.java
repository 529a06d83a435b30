package org.qunli.request.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.asBot;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnswersTest {

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @BeforeEach
    void village() {
        ximei.served();
    }

    @Test
    void small_matter_is_settled_in_the_group() {
        String request = opened("m-81", "u-chen", "我的药吃完了,是非处方药,要怎么才能买得到?");
        clock.tick(Duration.ofMinutes(5));

        say("m-84", "u-lin", "药店的人在入户采样,一小时后送到", "quoted", map("excerpt", "我的药吃完了"))
                .body("outcome", equalTo("RESPONDED"))
                .body("requests[0].id", equalTo(request))
                .body("requests[0].status", equalTo("IN_PROGRESS"))
                .body("requests[0].promisedAt", equalTo("2026-04-04T03:05:00Z"));
        clock.tick(Duration.ofMinutes(50));
        say("m-90", "u-lin", "药送到了", "mentions", List.of(map("id", "u-chen")))
                .body("outcome", equalTo("RESOLVED"))
                .body("requests[0].status", equalTo("RESOLVED"))
                .body("say[0].kind", equalTo("CONFIRMATION_WANTED"))
                .body("say[0].mentions[0].id", equalTo("u-chen"))
                .body("say[0].text.zh", containsString("请您确认"));
        say("m-91", "u-chen", "收到了,谢谢")
                .body("outcome", equalTo("CONFIRMED"))
                .body("requests[0].status", equalTo("CONFIRMED"));

        assertThat(ximei.told(request))
                .containsExactly(
                        "request.opened",
                        "request.assigned",
                        "request.answered",
                        "request.answered",
                        "request.resolved",
                        "request.confirmed",
                        "officer.thanked");
    }

    @Test
    void quote_by_message_id_links_among_many() {
        String first = opened("m-1", "u-chen", "药吃完了");
        opened("m-2", "u-wang", "药吃完了");

        say("m-3", "u-lin", "一小时后送到", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESPONDED"))
                .body("requests[0].id", equalTo(first));
    }

    @Test
    void same_words_of_two_residents_need_the_senders_id() {
        opened("m-1", "u-chen", "药吃完了");
        String second = opened("m-2", "u-wang", "药吃完了");

        say("m-3", "u-lin", "一小时后送到", "quoted", map("excerpt", "药吃完了"))
                .body("outcome", equalTo("UNMATCHED"))
                .body("requests", empty());
        say("m-4", "u-lin", "一小时后送到了解", "quoted", map("excerpt", "药吃完了…", "senderId", "u-wang"))
                .body("requests[0].id", equalTo(second));
    }

    @Test
    void mention_of_the_resident_links() {
        opened("m-1", "u-chen", "药吃完了");
        String second =
                opened(
                        "m-2",
                        "u-wang",
                        "药也没了",
                        "sender",
                        map("id", "u-wang", "displayName", "王姐8号楼"));

        say("m-3", "u-lin", "问一下药店", "mentions", List.of(map("label", "@王姐8号楼")))
                .body("outcome", equalTo("RESPONDED"))
                .body("requests[0].id", equalTo(second))
                .body("requests[0].status", equalTo("RESPONDED"));
    }

    @Test
    void only_open_request_can_be_meant_without_quote_or_mention() {
        String request = opened("m-1", "u-chen", "药吃完了");

        say("m-2", "u-lin", "正在问一下")
                .body("outcome", equalTo("RESPONDED"))
                .body("requests[0].id", equalTo(request));
    }

    @Test
    void one_of_two_open_requests_is_meant_only_where_the_words_name_it() {
        String medicine = opened("m-1", "u-chen", "药吃完了");
        opened("m-2", "u-wang", "垃圾没人收");

        say("m-3", "u-lin", "正在安排").body("outcome", equalTo("UNMATCHED")).body("requests", empty());
        say("m-4", "u-lin", "药一小时后到").body("requests[0].id", equalTo(medicine));
    }

    @Test
    void quote_of_talk_or_mention_of_a_colleague_answers_no_request() {
        opened("m-1", "u-chen", "药吃完了");
        say("m-2", "u-wang", "今天天气真好");

        say("m-3", "u-lin", "正在看", "quoted", map("excerpt", "今天天气真好"))
                .body("outcome", equalTo("NOTED"));
        say("m-4", "u-lin", "正在看", "mentions", List.of(map("id", "u-grid")))
                .body("outcome", equalTo("NOTED"));
        say("m-5", "u-lin", "正在看", "quoted", map("excerpt", "没人说过的话"))
                .body("outcome", equalTo("UNMATCHED"));
    }

    @Test
    void officers_talk_and_bare_signs_are_no_answer() {
        opened("m-1", "u-chen", "药吃完了");

        say("m-2", "u-lin", "👍", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("NOTED"));
    }

    @Test
    void word_of_an_officer_with_another_duty_is_a_comment() {
        String request = opened("m-1", "u-chen", "药吃完了");

        say("m-2", "u-grid", "一小时后送到", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("NOTED"))
                .body("requests[0].status", equalTo("OPEN"));

        asUser("u-lin")
                .get("/v1/requests/" + request + "/updates")
                .then()
                .body("items[0].kind", equalTo("COMMENT"));
    }

    @Test
    void last_shifts_officer_with_the_duty_still_counts_and_an_older_ones_does_not() {
        ximei.officer(
                Ximei.id("night"),
                "u-night",
                "夜班",
                "VOLUNTEER",
                List.of("MEDICINE"),
                clock.instant().minus(Duration.ofHours(10)),
                clock.instant().minus(Duration.ofHours(2)));
        ximei.officer(
                Ximei.id("old"),
                "u-old",
                "前天班",
                "VOLUNTEER",
                List.of("MEDICINE"),
                clock.instant().minus(Duration.ofHours(40)),
                clock.instant().minus(Duration.ofHours(30)));
        opened("m-1", "u-chen", "药吃完了");

        say("m-2", "u-old", "一小时后送到", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("NOTED"));
        say("m-3", "u-night", "一小时后送到", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESPONDED"));
    }

    @Test
    void not_solved_reopens_and_a_second_resolution_closes_the_new_cycle() {
        String request = opened("m-1", "u-chen", "药吃完了");
        say("m-2", "u-lin", "送到了", "quoted", map("messageId", "m-1"));

        say("m-3", "u-chen", "没解决")
                .body("outcome", equalTo("REOPENED"))
                .body("requests[0].status", equalTo("IN_PROGRESS"))
                .body("say[0].kind", equalTo("REOPENED"));
        say("m-4", "u-lin", "这次送到了", "quoted", map("messageId", "m-1"));
        say("m-5", "u-chen", "解决了").body("outcome", equalTo("CONFIRMED"));

        asUser("u-chen")
                .get("/v1/requests/" + request)
                .then()
                .body("cycle", equalTo(2))
                .body("reopened", equalTo(1));
    }

    @Test
    void resident_withdraws_and_an_ambiguous_withdrawal_withdraws_nothing() {
        opened("m-1", "u-chen", "药吃完了");
        opened("m-2", "u-chen", "垃圾没人收");

        say("m-3", "u-chen", "不用了").body("outcome", equalTo("UNMATCHED"));
        say("m-4", "u-chen", "药不用了").body("outcome", equalTo("WITHDRAWN"));
    }

    @Test
    void thanks_and_talk_stay_talk() {
        say("m-1", "u-chen", "谢谢大家").body("outcome", equalTo("NOTED")).body("requests", empty());
        say("m-2", "u-lin", "大家辛苦了").body("outcome", equalTo("NOTED"));
    }

    @Test
    void concurrent_answers_are_applied_one_after_the_other() throws Exception {
        String request = opened("m-1", "u-chen", "药吃完了");
        ExecutorService threads = Executors.newFixedThreadPool(6);

        List<Callable<Integer>> tasks =
                IntStream.range(0, 6)
                        .<Callable<Integer>>mapToObj(
                                i ->
                                        () ->
                                                say(
                                                                "a-" + i,
                                                                i % 2 == 0 ? "u-lin" : "u-doctor",
                                                                "一小时后送到 " + i,
                                                                "quoted",
                                                                map("messageId", "m-1"))
                                                        .extract()
                                                        .statusCode())
                        .toList();
        for (Future<Integer> done : threads.invokeAll(tasks)) {
            assertThat(done.get()).isEqualTo(200);
        }
        threads.shutdown();

        assertThat(ximei.told(request).stream().filter("request.answered"::equals)).hasSize(3);
        assertThat(ximei.count("request_update")).isEqualTo(6);
    }

    @Test
    void resolution_and_its_repetition_at_once_resolve_once() throws Exception {
        String request = opened("m-1", "u-chen", "药吃完了");
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Callable<Integer>> tasks =
                IntStream.range(0, 4)
                        .<Callable<Integer>>mapToObj(
                                i ->
                                        () ->
                                                say(
                                                                "a-" + i,
                                                                "u-lin",
                                                                "送到了 " + i,
                                                                "quoted",
                                                                map("messageId", "m-1"))
                                                        .extract()
                                                        .statusCode())
                        .toList();
        for (Future<Integer> done : threads.invokeAll(tasks)) {
            assertThat(done.get()).isEqualTo(200);
        }
        threads.shutdown();

        assertThat(ximei.told(request).stream().filter("request.resolved"::equals)).hasSize(1);
    }

    @Test
    void officer_who_quotes_what_qunli_said_answers_its_request() {
        String saying = say("m-1", "u-chen", "药吃完了").extract().path("say[0].sayingId");
        opened("m-2", "u-wang", "药吃完了了");
        asBot().body("{\"status\":\"SENT\",\"messageId\":\"q-1\"}")
                .post("/v1/sayings/requests/" + saying + "/receipts")
                .then()
                .statusCode(200);

        say("m-3", "u-lin", "一小时后送到", "quoted", map("messageId", "q-1"))
                .body("outcome", equalTo("RESPONDED"))
                .body("requests", hasSize(1));
        asUser("u-wang")
                .get("/v1/messages?zone=" + ZONE)
                .then()
                .body("items.speaker", hasItem("QUNLI"));
    }

    @Test
    void talk_is_listed_in_order_in_pages_without_what_was_taken_back() {
        say("m-1", "u-chen", "一");
        clock.tick(Duration.ofMinutes(1));
        say("m-2", "u-chen", "二");
        clock.tick(Duration.ofMinutes(1));
        say("m-3", "u-chen", "三");
        Ximei.post(Ximei.changed("m-2", "RECALL", "u-chen", null));

        String next =
                asUser("u-wang")
                        .get("/v1/messages?limit=2&zone=" + ZONE)
                        .then()
                        .body("items.text", equalTo(List.of("一", "")))
                        .body("items[1].recalled", equalTo(true))
                        .extract()
                        .path("next");
        asUser("u-wang")
                .queryParam("cursor", next)
                .get("/v1/messages?limit=2&zone=" + ZONE)
                .then()
                .body("items.text", equalTo(List.of("三")));
        asUser("u-wang")
                .get("/v1/messages?after=2026-04-04T02:01:00Z&zone=" + ZONE)
                .then()
                .body("items.text", equalTo(List.of("三")));
        asUser("u-wang").get("/v1/messages?zone=" + Ximei.id("elsewhere")).then().statusCode(404);
        asUser("u-wang").get("/v1/messages").then().statusCode(400);
        asUser("u-wang").get("/v1/messages?after=soon&zone=" + ZONE).then().statusCode(400);
    }
}
