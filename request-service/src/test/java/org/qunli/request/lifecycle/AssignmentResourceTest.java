package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.DOCTOR;
import static org.qunli.request.Ximei.GRID;
import static org.qunli.request.Ximei.LIN;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AssignmentResourceTest {

    @Inject Ximei ximei;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private static ValidatableResponse object(String user, String request, Object... body) {
        return asUser(user)
                .body(Json.write(map(body)))
                .post("/v1/requests/" + request + "/objection")
                .then();
    }

    private static ValidatableResponse correct(String request, String body) {
        return asUser("u-lin")
                .header("If-Match", "*")
                .body(body)
                .patch("/v1/requests/" + request)
                .then()
                .statusCode(200);
    }

    /** Kind and person of each private word about the request. */
    private List<String> toldInPrivate(String request) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select kind || ' ' || person_id from saying
                                        where subject = :subject and privacy = 'PRIVATE'
                                        order by kind, person_id
                                        """)
                                .bind("subject", "request/" + request)
                                .mapTo(String.class)
                                .list());
    }

    private long counted(String request, String type) {
        return ximei.told(request).stream().filter(type::equals).count();
    }

    @Test
    void objection_goes_to_the_post_that_is_named_and_a_way_back_is_escalated() {
        String request = opened("m-1", "u-chen", "药吃完了");

        object("u-lin", request, "post", "MEDICAL_WORKER", "reason", "须由医务人员判断")
                .statusCode(200)
                .body("assignee.officerId", equalTo(DOCTOR.toString()))
                .body("routedBy", equalTo("OBJECTION"))
                .body("objections", equalTo(1))
                .body("status", equalTo("OPEN"));
        assertThat(toldInPrivate(request)).containsExactly("ASSIGNED u-doctor");
        assertThat(counted(request, "request.passed-around")).isZero();
        object("u-doctor", request, "officerId", LIN, "reason", "药由镇里发")
                .statusCode(200)
                .body("assignee.officerId", equalTo(LIN.toString()))
                .body("objections", equalTo(2));

        assertThat(counted(request, "request.passed-around")).isOne();
        asUser("u-grid")
                .get("/v1/requests/" + request + "/assignments")
                .then()
                .statusCode(200)
                .body(
                        "items.officerId",
                        contains(LIN.toString(), DOCTOR.toString(), LIN.toString()))
                .body("items.reason", contains("DUTY", "OBJECTION", "OBJECTION"))
                .body("items[1].decidedBy", equalTo(LIN.toString()))
                .body("items[1].note", equalTo("须由医务人员判断"));
        asUser("u-chen").get("/v1/requests/" + request + "/assignments").then().statusCode(403);
    }

    @Test
    void objection_without_a_target_goes_to_nobody_who_had_it() {
        String request = opened("m-1", "u-chen", "药吃完了");

        object("u-lin", request, "reason", "不归我管")
                .body("assignee.officerId", not(equalTo(LIN.toString())));
    }

    @Test
    void wrong_objections_are_refused_and_change_nothing() {
        String request = opened("m-1", "u-chen", "药吃完了");

        object("u-grid", request, "reason", "不归他管")
                .statusCode(409)
                .body("type", equalTo("/problems/not-the-assignee"));
        object("u-lin", request, "reason", " ").statusCode(400);
        object("u-lin", request, "officerId", LIN, "reason", "我")
                .statusCode(400)
                .body("violations[0].field", equalTo("officerId"));
        object("u-lin", request, "officerId", DOCTOR, "post", "GRID_WORKER", "reason", "两个")
                .statusCode(400)
                .body("violations[0].field", equalTo("post"));
        object("u-lin", request, "officerId", UUID.randomUUID(), "reason", "外人")
                .statusCode(422)
                .body("type", equalTo("/problems/not-on-roster"));
        object("u-lin", request, "post", "POLICE_OFFICER", "reason", "没有警察")
                .body("type", equalTo("/problems/post-not-filled"));
        object("u-wang", request, "reason", "不是干部").statusCode(403);

        asUser("u-lin")
                .get("/v1/requests/" + request)
                .then()
                .body("assignee.officerId", equalTo(LIN.toString()))
                .body("objections", equalTo(0));
        assertThat(ximei.count("request_assignment")).isZero();
    }

    @Test
    void of_two_objections_at_once_only_one_moves_it() {
        String request = opened("m-1", "u-chen", "药吃完了");

        List<CompletableFuture<Integer>> calls =
                IntStream.range(0, 2)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        object(
                                                                        "u-lin",
                                                                        request,
                                                                        "officerId",
                                                                        DOCTOR,
                                                                        "reason",
                                                                        "不归我管")
                                                                .extract()
                                                                .statusCode()))
                        .toList();

        assertThat(calls).extracting(CompletableFuture::join).containsExactlyInAnyOrder(200, 409);
        assertThat(ximei.count("request_assignment")).isEqualTo(2);
    }

    @Test
    void objection_sent_twice_with_a_key_counts_once() {
        String request = opened("m-1", "u-chen", "药吃完了");

        for (int i = 0; i < 2; i++) {
            asUser("u-lin")
                    .header("Idempotency-Key", "k-1")
                    .body(Map.of("officerId", DOCTOR, "reason", "不归我管"))
                    .post("/v1/requests/" + request + "/objection")
                    .then()
                    .statusCode(200)
                    .body("objections", equalTo(1));
        }
        assertThat(toldInPrivate(request)).containsExactly("ASSIGNED u-doctor");
    }

    @Test
    void helper_is_told_once_and_released_once() {
        String request = opened("m-1", "u-chen", "药吃完了");
        String helpers = "/v1/requests/" + request + "/helpers/";

        for (int i = 0; i < 2; i++) {
            asUser("u-lin")
                    .put(helpers + GRID)
                    .then()
                    .statusCode(200)
                    .body("helpers.officerId", hasItem(GRID.toString()));
        }
        assertThat(toldInPrivate(request)).containsExactly("HELPER u-grid");
        for (int i = 0; i < 2; i++) {
            asUser("u-lin").delete(helpers + GRID).then().statusCode(200).body("helpers", empty());
        }

        assertThat(toldInPrivate(request))
                .containsExactly("HELPER u-grid", "HELPER_NO_MORE u-grid");
        asUser("u-lin").put(helpers + UUID.randomUUID()).then().statusCode(422);
        asUser("u-chen").put(helpers + GRID).then().statusCode(403);
        assertThat(counted(request, "request.assigned")).isEqualTo(3);
    }

    @Test
    void who_helps_the_household_gets_its_next_request_too() {
        String first = opened("m-1", "u-chen", "药吃完了");
        ximei.officer(Ximei.id("zhang"), "u-zhang", "张书记", "VILLAGE_CADRE", List.of("MEDICINE"));

        asUser("u-chen")
                .body(Map.of("zoneId", Ximei.ZONE, "text", "感冒药没有了"))
                .post("/v1/requests")
                .then()
                .statusCode(201)
                .body("id", not(equalTo(first)));
        asUser("u-lin")
                .get("/v1/requests?category=MEDICINE")
                .then()
                .body("items.assignee.officerId", contains(LIN.toString(), LIN.toString()))
                .body("items.routedBy", contains("STICKY", "DUTY"));
    }

    @Test
    void life_at_risk_is_told_at_once_in_private_to_the_doctor_and_a_backup() {
        ximei.zones(
                ximei.event(
                        "district.changed",
                        "district/" + NANAN,
                        map(
                                "code",
                                NANAN,
                                "nameZh",
                                "南安市",
                                "nameEn",
                                "Nan'an",
                                "timeZone",
                                "Asia/Shanghai",
                                "emergencyNumbers",
                                List.of(
                                        map(
                                                "number", "999", "nameZh", "急救", "nameEn",
                                                "rescue")))));

        String request =
                say("m-1", "u-wang", "我妈妈胸痛")
                        .body("say[0].text.zh", containsString("急救 999"))
                        .body("say[0].text.en", not(containsString("120")))
                        .extract()
                        .path("requests[0].id");

        assertThat(toldInPrivate(request)).hasSize(2).contains("LIFE_AT_RISK u-doctor");
        assertThat(counted(request, "request.life-at-risk")).isOne();
        assertThat(asBot().get("/v1/events/requests?limit=200").asString())
                .contains("request.opened")
                .doesNotContain("request.life-at-risk");
    }

    @Test
    void officer_who_makes_it_urgent_calls_the_doctor() {
        String request = opened("m-1", "u-chen", "药吃完了");

        correct(request, "{\"priority\":\"URGENT\"}")
                .body("lifeAtRisk", equalTo(true))
                .body("assignee.officerId", equalTo(DOCTOR.toString()))
                .body("helpers.officerId", hasItem(LIN.toString()));

        assertThat(toldInPrivate(request)).contains("LIFE_AT_RISK u-doctor");
        assertThat(counted(request, "request.life-at-risk")).isOne();
        correct(request, "{\"priority\":\"URGENT\"}");
        assertThat(counted(request, "request.life-at-risk")).isOne();
    }

    @Test
    void group_hears_of_a_confidential_request_only_that_it_is_handled_in_private() {
        String request = opened("m-1", "u-chen", "药吃完了");

        correct(request, "{\"confidential\":true,\"reason\":\"隐私\"}");
        correct(request, "{\"confidential\":true,\"reason\":\"还是隐私\"}");

        List<String> said =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select text_zh from saying where kind = 'CONFIDENTIAL'")
                                        .mapTo(String.class)
                                        .list());
        assertThat(said).containsExactly("此事将私下处理。");
        say("m-2", "u-chen", "药还没到", "quoted", map("messageId", "m-1"))
                .body("requests", hasSize(1))
                .body("requests[0].confidential", equalTo(true))
                .body("requests[0].category", nullValue())
                .body("requests[0].assignee", nullValue());
    }

    @Test
    void what_is_no_request_ends_with_a_reason_and_can_not_be_reopened() {
        String request = opened("m-1", "u-chen", "药吃完了");
        String updates = "/v1/requests/" + request + "/updates";

        asUser("u-lin").body("{\"kind\":\"NOT_A_REQUEST\"}").post(updates).then().statusCode(400);
        asUser("u-lin")
                .body("{\"kind\":\"NOT_A_REQUEST\",\"reason\":\"只是聊天\"}")
                .post(updates)
                .then()
                .statusCode(201)
                .body("request.status", equalTo("NOT_A_REQUEST"));
        asUser("u-chen").post("/v1/requests/" + request + "/reopening").then().statusCode(409);
        as(Tokens.admin(NANAN))
                .body(Map.of("officerId", DOCTOR))
                .put("/v1/requests/" + request + "/assignee")
                .then()
                .statusCode(409);
        assertThat(ximei.told(request)).endsWith("request.closed");
    }

    @Test
    void unresolvable_tells_the_resident_why_and_what_can_be_done_instead() {
        String request = opened("m-1", "u-chen", "药吃完了");
        String body = "{\"kind\":\"UNRESOLVABLE\",\"reason\":\"全市缺货\",\"wayForward\":\"到货后通知\"}";
        String updates = "/v1/requests/" + request + "/updates";

        asUser("u-lin")
                .body(body)
                .post(updates)
                .then()
                .statusCode(201)
                .body("request.impasse.pending", equalTo(true));
        asUser("u-doctor")
                .body(body)
                .post(updates)
                .then()
                .statusCode(201)
                .body("request.impasse.pending", equalTo(false))
                .body("say[0].text.zh", containsString("全市缺货"))
                .body("say[0].text.zh", containsString("到货后通知"));
    }
}
