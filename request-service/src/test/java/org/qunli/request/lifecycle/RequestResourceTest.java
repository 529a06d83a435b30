package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.NETWORK;
import static org.qunli.request.Ximei.ZONE;
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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RequestResourceTest {

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject WaitingWatcher watcher;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private static ValidatableResponse update(String user, String request, Object... body) {
        return asUser(user)
                .body(Json.write(map(body)))
                .post("/v1/requests/" + request + "/updates")
                .then();
    }

    @Test
    void household_its_officers_and_the_district_see_a_request_and_nobody_else() {
        String request = opened("m-1", "u-chen", "药吃完了");
        String path = "/v1/requests/" + request;

        for (String user : List.of("u-chen", "u-lin", "u-grid")) {
            asUser(user).get(path).then().statusCode(200).header("ETag", notNullValue());
        }
        as(Tokens.person(Roles.RESIDENT, "u-chen-sub")).get(path).then().statusCode(200);
        as(Tokens.admin(NANAN)).get(path).then().statusCode(200);
        String hidden = asUser("u-wang").get(path).then().statusCode(404).extract().asString();
        String absent =
                asUser("u-wang")
                        .get("/v1/requests/" + UUID.randomUUID())
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString();
        as(Tokens.admin("350521")).get(path).then().statusCode(404);
        asBot().get(path).then().statusCode(403);

        assertThat(Json.tree(hidden).get("detail")).isEqualTo(Json.tree(absent).get("detail"));
    }

    @Test
    void list_is_filtered_scoped_and_paged() {
        String first = opened("m-1", "u-chen", "药吃完了");
        clock.tick(Duration.ofMinutes(1));
        String second = opened("m-2", "u-wang", "没有口罩");
        clock.tick(Duration.ofMinutes(1));
        String third = opened("m-3", "u-chen", "垃圾没人收");

        asUser("u-chen").get("/v1/requests").then().body("items.id", contains(third, first));
        asUser("u-lin")
                .get("/v1/requests?assignee=" + LIN)
                .then()
                .body("items.id", contains(first));
        asUser("u-lin")
                .get("/v1/requests?category=SUPPLIES&status=OPEN&zone=" + ZONE)
                .then()
                .body("items.id", contains(second));
        as(Tokens.admin("350521")).get("/v1/requests").then().body("items", empty());
        String next =
                as(Tokens.admin(NANAN))
                        .get("/v1/requests?limit=2")
                        .then()
                        .body("items.id", contains(third, second))
                        .extract()
                        .path("next");
        as(Tokens.admin(NANAN))
                .queryParam("cursor", next)
                .get("/v1/requests?limit=2")
                .then()
                .body("items.id", contains(first))
                .body("next", nullValue());
    }

    @Test
    void wrong_filters_are_refused() {
        for (String query :
                List.of(
                        "status=LOST",
                        "category=LOVE",
                        "zone=1",
                        "limit=0",
                        "limit=201",
                        "cursor=x")) {
            int status = asUser("u-lin").get("/v1/requests?" + query).statusCode();
            assertThat(status).as(query).isIn(400, 404);
        }
    }

    @Test
    void response_by_api_is_said_in_the_group() {
        String request = opened("m-1", "u-chen", "药吃完了");

        update("u-lin", request, "kind", "RESPONSE", "text", "一小时后送到")
                .statusCode(201)
                .body("kind", equalTo("RESPONSE"))
                .body("promisedAt", equalTo("2026-04-04T03:00:00Z"))
                .body("request.status", equalTo("IN_PROGRESS"))
                .body("say[0].privacy", equalTo("GROUP"))
                .body("say[0].quotedMessageId", equalTo("m-1"))
                .body("say[0].text.zh", equalTo("林志远(乡镇干部):一小时后送到"));
    }

    @Test
    void response_of_an_officer_with_another_duty_is_kept_as_comment() {
        String request = opened("m-1", "u-chen", "药吃完了");

        update("u-grid", request, "kind", "RESPONSE", "text", "一小时后送到")
                .statusCode(201)
                .body("kind", equalTo("COMMENT"))
                .body("request.status", equalTo("OPEN"));
    }

    @Test
    void wait_pauses_until_its_time_and_is_ended_once_by_any_pod() {
        String request = opened("m-1", "u-chen", "药吃完了");
        update(
                        "u-lin",
                        request,
                        "kind",
                        "WAITING",
                        "for",
                        "EXTERNAL",
                        "reason",
                        "药店采样",
                        "until",
                        "2026-04-04T04:00:00Z")
                .statusCode(201)
                .body("request.status", equalTo("WAITING"))
                .body("request.waiting.for", equalTo("EXTERNAL"))
                .body("request.waiting.until", equalTo("2026-04-04T04:00:00Z"));

        int early = watcher.runOnce(clock.tick(Duration.ofMinutes(119)));
        int due = watcher.runOnce(clock.tick(Duration.ofMinutes(1)));
        int again = watcher.runOnce(clock.instant());

        assertThat(List.of(early, due, again)).containsExactly(0, 1, 0);
        asUser("u-lin")
                .get("/v1/requests/" + request)
                .then()
                .body("status", equalTo("IN_PROGRESS"))
                .body("waiting", nullValue());
        assertThat(ximei.told(request))
                .endsWith("request.answered", "request.waiting", "request.resumed");
    }

    @Test
    void wait_for_the_resident_ends_when_they_write() {
        String request = opened("m-1", "u-chen", "药吃完了");
        update(
                        "u-lin",
                        request,
                        "kind",
                        "WAITING",
                        "for",
                        "RESIDENT",
                        "reason",
                        "请发药盒照片",
                        "until",
                        "2026-04-04T04:00:00Z")
                .statusCode(201);

        say("m-2", "u-chen", "就是这个")
                .body("outcome", equalTo("APPENDED"))
                .body("requests[0].status", equalTo("IN_PROGRESS"));
    }

    @Test
    void resolution_confirmation_and_reopening_by_api() {
        String request = opened("m-1", "u-chen", "药吃完了");
        String path = "/v1/requests/" + request;
        asUser("u-chen").body("{}").post(path + "/confirmation").then().statusCode(409);
        update("u-lin", request, "kind", "RESOLUTION", "text", "放在门口了")
                .statusCode(201)
                .body("say[0].text.zh", containsString("放在门口了"))
                .body("request.status", equalTo("RESOLVED"));

        asUser("u-wang").body("{}").post(path + "/confirmation").then().statusCode(404);
        asUser("u-lin").body("{}").post(path + "/confirmation").then().statusCode(403);
        asUser("u-chen")
                .body("{\"text\":\"还没收到\"}")
                .post(path + "/reopening")
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_PROGRESS"))
                .body("cycle", equalTo(2));
        update("u-lin", request, "kind", "RESOLUTION").statusCode(201);
        asUser("u-chen")
                .body("{\"thanks\":true}")
                .post(path + "/confirmation")
                .then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("thanked", equalTo(true));
        clock.tick(Duration.ofHours(73));
        asUser("u-chen")
                .body("{}")
                .post(path + "/reopening")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/reopening-over"));
    }

    @Test
    void every_event_names_the_cycle_it_belongs_to() {
        String request = opened("m-1", "u-chen", "药吃完了");
        update("u-lin", request, "kind", "RESOLUTION").statusCode(201);
        asUser("u-chen").post("/v1/requests/" + request + "/reopening").then().statusCode(200);

        update("u-lin", request, "kind", "RESPONSE", "text", "一小时后送到").statusCode(201);

        List<Integer> cycles =
                as(Tokens.service())
                        .get("/v1/events/requests?limit=200&types=request.answered")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("events.data.cycle");
        assertThat(cycles).containsExactly(1, 2);
    }

    @Test
    void confirmation_needs_no_body() {
        String request = opened("m-1", "u-chen", "药吃完了");
        update("u-lin", request, "kind", "RESOLUTION").statusCode(201);

        asUser("u-chen").post("/v1/requests/" + request + "/confirmation").then().statusCode(200);
    }

    @Test
    void withdrawal_ends_it_and_nothing_more_is_done() {
        String request = opened("m-1", "u-chen", "药吃完了");

        asUser("u-chen")
                .body("{\"text\":\"邻居给了\"}")
                .post("/v1/requests/" + request + "/withdrawal")
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));

        update("u-lin", request, "kind", "RESPONSE", "text", "一小时后送到")
                .statusCode(409)
                .body("type", equalTo("/problems/request-already-closed"));
        assertThat(ximei.told(request)).endsWith("request.closed");
    }

    @Test
    void two_officers_call_it_unresolvable() {
        String request = opened("m-1", "u-chen", "药吃完了");
        Object[] body = {"kind", "UNRESOLVABLE", "reason", "全市缺货", "wayForward", "到货后通知"};

        update("u-lin", request, body).statusCode(201).body("request.status", equalTo("OPEN"));
        update("u-lin", request, body)
                .statusCode(409)
                .body("type", equalTo("/problems/second-officer-needed"));
        update("u-doctor", request, body)
                .statusCode(201)
                .body("request.status", equalTo("UNRESOLVABLE"));
    }

    @Test
    void updates_are_checked_and_listed_in_order() {
        String request = opened("m-1", "u-chen", "药吃完了");
        update("u-lin", request, "kind", "RESPONSE")
                .statusCode(400)
                .body("violations[0].field", equalTo("text"));
        update("u-lin", request, "kind", "RESPONSE", "text", "👍")
                .statusCode(400)
                .body("violations[0].field", equalTo("text"));
        update("u-lin", request, "kind", "WAITING", "reason", "等")
                .statusCode(400)
                .body("violations[0].field", equalTo("for"));
        update(
                        "u-lin",
                        request,
                        "kind",
                        "WAITING",
                        "for",
                        "EXTERNAL",
                        "reason",
                        "等",
                        "until",
                        "2026-04-04T01:00:00Z")
                .statusCode(400)
                .body("violations[0].field", equalTo("until"));
        update(
                        "u-lin",
                        request,
                        "kind",
                        "RESPONSE",
                        "text",
                        "好",
                        "promisedAt",
                        "2026-04-04T01:00:00Z")
                .statusCode(400)
                .body("violations[0].field", equalTo("promisedAt"));
        update("u-lin", request, "kind", "UNRESOLVABLE", "reason", "缺货").statusCode(400);
        update("u-lin", request).statusCode(400);
        update("u-chen", request, "kind", "RESOLUTION", "text", "好了").statusCode(400);
        update("u-wang", request, "kind", "COMMENT", "text", "我也要").statusCode(404);

        update("u-chen", request, "kind", "COMMENT", "text", "是降压药").statusCode(201);
        update("u-lin", request, "kind", "PROGRESS", "text", "已经联系药店").statusCode(201);

        asUser("u-chen")
                .get("/v1/requests/" + request + "/updates")
                .then()
                .body("items.kind", contains("COMMENT", "PROGRESS"));
        assertThat(ximei.told(request)).endsWith("request.resident-spoke", "request.answered");
    }

    @Test
    void officer_takes_it_and_hands_it_over() {
        String request = opened("m-1", "u-chen", "药吃完了");
        String path = "/v1/requests/" + request + "/assignee";

        asUser("u-grid")
                .body(Map.of("officerId", Ximei.GRID))
                .put(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_PROGRESS"))
                .body("assignee.name", equalTo("黄小梅"))
                .body("helpers[0].name", equalTo("林志远"));
        asUser("u-grid").body(Map.of("officerId", Ximei.GRID)).put(path).then().statusCode(200);
        as(Tokens.admin(NANAN))
                .body(Map.of("officerId", Ximei.DOCTOR))
                .put(path)
                .then()
                .statusCode(200)
                .body("assignee.post", equalTo("MEDICAL_WORKER"));
        as(Tokens.admin(NANAN))
                .body(Map.of("officerId", UUID.randomUUID()))
                .put(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/not-on-roster"));
        asUser("u-chen").body(Map.of("officerId", LIN)).put(path).then().statusCode(403);

        assertThat(ximei.told(request).stream().filter("request.assigned"::equals)).hasSize(3);
    }

    @Test
    void correction_needs_the_version_that_was_read() {
        String request = opened("m-1", "u-chen", "药吃完了");
        String path = "/v1/requests/" + request;
        String tag = asUser("u-lin").get(path).header("ETag");

        asUser("u-lin").body("{\"priority\":\"HIGH\"}").patch(path).then().statusCode(428);
        asUser("u-lin")
                .header("If-Match", tag)
                .body("{\"priority\":\"HIGH\",\"category\":\"MEDICAL_CARE\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("priority", equalTo("HIGH"))
                .body("category", equalTo("MEDICAL_CARE"));
        asUser("u-lin")
                .header("If-Match", tag)
                .body("{\"priority\":\"NORMAL\"}")
                .patch(path)
                .then()
                .statusCode(412);
        asUser("u-lin")
                .header("If-Match", "*")
                .body("{\"confidential\":true}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        asUser("u-lin")
                .header("If-Match", "*")
                .body("{\"priority\":\"SOON\"}")
                .patch(path)
                .then()
                .statusCode(400);
    }

    @Test
    void confidential_request_is_answered_in_private_and_front_ends_learn_no_more_of_it() {
        String request = opened("m-1", "u-chen", "药吃完了");
        asUser("u-lin")
                .header("If-Match", "*")
                .body("{\"confidential\":true,\"reason\":\"隐私\"}")
                .patch("/v1/requests/" + request)
                .then()
                .statusCode(200);

        update("u-lin", request, "kind", "RESPONSE", "text", "一小时后送到")
                .body("say[0].privacy", equalTo("PRIVATE"))
                .body("say[0].personId", equalTo("u-chen"));
        String seen = asBot().get("/v1/events/requests?limit=200").asString();

        assertThat(seen).contains("request.opened").doesNotContain("request.answered");
    }

    @Test
    void requests_without_a_chat() {
        String own =
                asUser("u-chen")
                        .body(Map.of("zoneId", ZONE, "text", "家里没有口罩了"))
                        .post("/v1/requests")
                        .then()
                        .statusCode(201)
                        .header("Location", notNullValue())
                        .body("source", equalTo("API"))
                        .body("category", equalTo("SUPPLIES"))
                        .body("householdId", equalTo(Ximei.CHEN_HOME.toString()))
                        .body("raisedBy", equalTo("陈先生"))
                        .extract()
                        .path("id");
        asUser("u-lin")
                .body(
                        map(
                                "zoneId",
                                ZONE,
                                "householdId",
                                Ximei.WANG_HOME,
                                "source",
                                "PHONE",
                                "text",
                                "药吃完了",
                                "callerName",
                                "王女士"))
                .post("/v1/requests")
                .then()
                .statusCode(201)
                .body("source", equalTo("PHONE"));
        as(Tokens.admin(NANAN))
                .body(map("zoneId", ZONE, "text", "垃圾", "priority", "HIGH"))
                .post("/v1/requests")
                .then()
                .statusCode(201)
                .body("priority", equalTo("HIGH"));
        asBot().body(map("zoneId", ZONE, "text", "垃圾")).post("/v1/requests").then().statusCode(201);

        update("u-grid", own, "kind", "RESPONSE", "text", "一小时后送到")
                .body("say[0].privacy", equalTo("PRIVATE"))
                .body("say[0].personId", equalTo("u-chen"));
    }

    @Test
    void requests_without_a_chat_are_refused_out_of_reach_or_malformed() {
        Map<String, Object> need = map("zoneId", ZONE, "text", "药");
        as(Tokens.admin("350521")).body(need).post("/v1/requests").then().statusCode(404);
        as(Tokens.frontend(NANAN, "dingtalk/x"))
                .body(need)
                .post("/v1/requests")
                .then()
                .statusCode(404);
        as(Tokens.frontend("350521", NETWORK))
                .body(need)
                .post("/v1/requests")
                .then()
                .statusCode(404);
        as(Tokens.dashboard(NANAN)).body(need).post("/v1/requests").then().statusCode(403);
        asUser("u-chen")
                .body(map("zoneId", ZONE, "text", " "))
                .post("/v1/requests")
                .then()
                .statusCode(400);
        asUser("u-chen").body(map("text", "药")).post("/v1/requests").then().statusCode(400);
        asUser("u-chen")
                .body(map("zoneId", ZONE, "text", "药", "source", "PHONE"))
                .post("/v1/requests")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("source"));
        asUser("u-lin")
                .body(map("zoneId", ZONE, "text", "药", "householdId", UUID.randomUUID()))
                .post("/v1/requests")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("householdId"));
        assertThat(ximei.count("resident_request")).isZero();
    }

    @Test
    void retried_post_with_a_key_opens_one_request() {
        String first = keyed();
        String second = keyed();

        assertThat(second).isEqualTo(first);
        assertThat(ximei.count("resident_request")).isEqualTo(1);
    }

    private static String keyed() {
        return asUser("u-chen")
                .header("Idempotency-Key", "k-9")
                .body(Map.of("zoneId", ZONE, "text", "没有口罩"))
                .post("/v1/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void talk_of_household_is_one_conversation_for_all_its_members() {
        ximei.zones(ximei.member(Ximei.id("chen-2"), Ximei.CHEN_HOME, ZONE, "u-chen-2", "陈太太"));
        String request = opened("m-1", "u-chen", "药吃完了");

        say("m-2", "u-chen-2", "药还没来")
                .body("requests", hasSize(1))
                .body("requests[0].id", equalTo(request));
        asUser("u-chen-2").get("/v1/requests/" + request).then().statusCode(200);
    }
}
