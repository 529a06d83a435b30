package org.qunli.notice.rumour;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.notice.TwoZones;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RumourTest extends TwoZones {

    private static final String ADMIN = Tokens.admin(ADMIN_DISTRICT);

    private static final String LIN_TOKEN = Tokens.person(Roles.OFFICER, "lin");

    private static final UUID CHEN = UUID.fromString("01960000-0000-7000-8000-0000000000e1");

    private static final String UNFOUNDED =
            "{\"state\":\"UNFOUNDED\",\"text\":{\"zh\":\"没有这样的安排\",\"en\":\"Nothing of the kind\"},"
                    + "\"sources\":[{\"authority\":\"南安市指挥部\"}]}";

    @Inject Jdbi jdbi;

    private void chen() {
        Map<String, String> chat =
                Map.of("channel", "wecom", "tenant", "ww-quanzhou", "userId", "u-chen");
        tell(
                "member.changed",
                "member/" + CHEN,
                XIMEI,
                Map.of(
                        "memberId",
                        CHEN,
                        "householdId",
                        UUID.randomUUID(),
                        "zoneId",
                        XIMEI,
                        "chatIds",
                        List.of(chat),
                        "active",
                        true));
    }

    private void asked(UUID request, UUID zone, UUID binding, String words) {
        Map<String, Object> data = new HashMap<>();
        data.put("requestId", request);
        data.put("zoneId", zone);
        data.put("memberId", CHEN);
        data.put("category", "RUMOUR");
        data.put("groupId", binding == null ? null : "g-" + binding);
        data.put("at", clock.instant());
        data.put("personal", Map.of("excerpt", words));
        consumers.deliver(
                "requests",
                events.next(
                        "request.opened",
                        "request/" + UUID.randomUUID(),
                        ADMIN_DISTRICT,
                        zone,
                        clock.instant(),
                        data));
    }

    private static ValidatableResponse rumours(String token) {
        return given().auth().oauth2(token).get("/v1/rumours").then().statusCode(200);
    }

    private static ValidatableResponse decide(String token, String id, String tag, String body) {
        var call = given().auth().oauth2(token).contentType("application/json").body(body);
        return (tag == null ? call : call.header("If-Match", tag))
                .put("/v1/rumours/" + id + "/clarification")
                .then();
    }

    private static String only() {
        return rumours(ADMIN).body("items", hasSize(1)).extract().path("items[0].id");
    }

    private List<String> said(boolean toGroup) {
        return jdbi.withHandle(
                h ->
                        h.createQuery(
                                        """
                                        select coalesce(group_id, person_id) || ' ' || text_zh from saying
                                        where kind = 'RUMOUR_VERDICT' and (privacy = 'GROUP') = :group order by id
                                        """)
                                .bind("group", toGroup)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void claims_in_other_words_are_one_rumour_with_its_sightings() {
        asked(UUID.randomUUID(), XIMEI, BOT_GROUP, "听说明天全市封城,真的假的");
        UUID again = UUID.randomUUID();
        asked(again, FENGZHOU, HAND_GROUP, "网上传明天全市封城,是不是谣言");
        asked(again, FENGZHOU, HAND_GROUP, "网上传明天全市封城,是不是谣言");
        asked(UUID.randomUUID(), XIMEI, BOT_GROUP, "听说自来水被污染了");

        rumours(ADMIN)
                .body("items", hasSize(2))
                .body("items.find{it.count==2}.sightings", hasSize(2))
                .body("items.find{it.count==2}.state", equalTo("OPEN"));
        rumours(LIN_TOKEN).body("items", hasSize(1));
        rumours(Tokens.admin("350521")).body("items", hasSize(0));
        assertThat(feed(Tokens.service(), "rumour.opened")).hasSize(2);
        assertThat(feed(Tokens.service(), "rumour.spread")).hasSize(1);
    }

    @Test
    void message_told_as_a_claim_and_as_a_question_counts_once_and_its_asker_is_answered() {
        chen();
        UUID request = UUID.randomUUID();
        consumers.deliver(
                "requests",
                events.next(
                        "rumour.claimed",
                        "rumour-claim/x",
                        ADMIN_DISTRICT,
                        XIMEI,
                        clock.instant(),
                        Map.of(
                                "messageKey",
                                UUID.randomUUID(),
                                "requestId",
                                request,
                                "zoneId",
                                XIMEI,
                                "groupId",
                                "g-" + BOT_GROUP,
                                "personal",
                                Map.of("text", "听说明天全市封城,真的假的"))));
        asked(request, XIMEI, BOT_GROUP, "听说明天全市封城,真的假的");

        rumours(ADMIN).body("items", hasSize(1)).body("items[0].count", equalTo(1));
        decide(ADMIN, only(), "\"0\"", UNFOUNDED).statusCode(200);

        assertThat(said(true)).hasSize(1);
        assertThat(said(false)).hasSize(1);
    }

    @Test
    void same_claim_at_once_in_two_groups_opens_one_rumour() {
        Stream.of(XIMEI, FENGZHOU)
                .map(
                        zone ->
                                CompletableFuture.supplyAsync(
                                        () ->
                                                post(
                                                                ADMIN,
                                                                "/v1/rumours",
                                                                "{\"claim\":\"明天全市封城\",\"zoneId\":\""
                                                                        + zone
                                                                        + "\"}")
                                                        .extract()
                                                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .forEach(status -> assertThat(status).isIn(200, 201));

        rumours(ADMIN).body("items", hasSize(1)).body("items[0].count", equalTo(2));
    }

    @Test
    void verdict_reaches_the_group_of_the_same_claim_and_privately_who_said_it_otherwise() {
        chen();
        asked(UUID.randomUUID(), XIMEI, BOT_GROUP, "听说明天开始全市封城不让出门");
        String id = only();
        decide(ADMIN, id, "\"0\"", UNFOUNDED).statusCode(200).body("state", equalTo("UNFOUNDED"));

        assertThat(said(true)).singleElement().asString().startsWith("g-" + BOT_GROUP + " 【查无实据】");
        assertThat(said(false)).singleElement().asString().startsWith("u-chen ");

        asked(UUID.randomUUID(), FENGZHOU, HAND_GROUP, "明天起全市要封城不让出门了,真的吗");
        assertThat(said(true)).hasSize(1);
        asked(UUID.randomUUID(), FENGZHOU, HAND_GROUP, "明天开始全市封城不让出门?");
        assertThat(said(true)).hasSize(2);
        asked(UUID.randomUUID(), FENGZHOU, HAND_GROUP, "明天开始全市封城不让出门?");
        assertThat(said(true)).hasSize(2);
        assertThat(feed(Tokens.service(), "rumour.clarified")).hasSize(1);
    }

    @Test
    void correction_reaches_everybody_who_got_the_earlier_word() {
        chen();
        asked(UUID.randomUUID(), XIMEI, BOT_GROUP, "听说明天全市封城");
        String id = only();
        decide(ADMIN, id, "\"0\"", UNFOUNDED).statusCode(200);

        decide(ADMIN, id, "\"1\"", "{\"state\":\"PAUSED\"}").statusCode(200);
        asked(UUID.randomUUID(), FENGZHOU, HAND_GROUP, "听说明天全市封城");
        decide(ADMIN, id, "\"2\"", UNFOUNDED.replace("UNFOUNDED", "CONFIRMED_TRUE"))
                .statusCode(200);

        assertThat(said(true))
                .extracting(s -> s.substring(s.indexOf('【'), s.indexOf('】') + 1))
                .containsExactlyInAnyOrder("【查无实据】", "【更正】", "【属实】", "【属实】");
        assertThat(said(false)).hasSize(3);
    }

    @Test
    void verdict_follows_the_notice_that_it_rests_on() {
        chen();
        asked(UUID.randomUUID(), XIMEI, BOT_GROUP, "听说明天全市封城");
        String rumour = only();
        String notice = drafted(body("", ""));
        publish(notice).statusCode(200);
        String by = "{\"state\":\"UNFOUNDED\",\"noticeId\":\"" + notice + "\"}";
        decide(ADMIN, rumour, "\"0\"", by).statusCode(200);

        String update = drafted(body("", "\"updates\":\"" + notice + "\",").replace("采样结果", "改期"));
        publish(update).statusCode(200);
        rumours(ADMIN)
                .body("items[0].state", equalTo("CLARIFIED"))
                .body("items[0].noticeId", equalTo(update));
        post(ADMIN, "/v1/notices/" + update + "/cancellation", "").statusCode(200);
        rumours(ADMIN).body("items[0].state", equalTo("PAUSED"));

        for (boolean toGroup : List.of(true, false)) {
            assertThat(said(toGroup)).hasSize(3);
            assertThat(said(toGroup).get(1)).contains("【说明】", "改期(核对码 ");
            assertThat(said(toGroup).get(2)).contains("【更正】");
        }
        assertThat(feed(Tokens.service(), "rumour.paused")).hasSize(1);
    }

    @Test
    void of_two_clarifications_at_once_one_wins() {
        asked(UUID.randomUUID(), XIMEI, BOT_GROUP, "听说明天全市封城");
        String id = only();

        List<Integer> statuses =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        decide(ADMIN, id, "\"0\"", UNFOUNDED)
                                                                .extract()
                                                                .statusCode()))
                        .limit(2)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(said(true)).hasSize(1);
    }

    @Test
    void verdict_needs_words_a_source_and_from_an_officer_a_notice() {
        asked(UUID.randomUUID(), FENGZHOU, HAND_GROUP, "听说明天全市封城");
        String id = only();
        String notice = drafted(body("", ""));

        decide(ADMIN, id, null, UNFOUNDED).statusCode(428);
        decide(ADMIN, id, "\"0\"", "{\"state\":\"UNFOUNDED\"}").statusCode(400);
        decide(ADMIN, id, "\"0\"", "{\"state\":\"OPEN\"}").statusCode(409);
        decide(LIN_TOKEN, id, "\"0\"", UNFOUNDED)
                .statusCode(400)
                .body("violations.field", hasItem("noticeId"));
        String by = "{\"state\":\"CLARIFIED\",\"noticeId\":\"" + notice + "\"}";
        decide(LIN_TOKEN, id, "\"0\"", by).statusCode(400);
        publish(notice).statusCode(200);
        decide(Tokens.admin("350521"), id, "\"0\"", by).statusCode(404);
        decide(LIN_TOKEN, id, "\"0\"", by).statusCode(200).body("noticeId", equalTo(notice));
        assertThat(said(true)).singleElement().asString().contains("采样结果(核对码 ");
    }

    @Test
    void front_end_that_hears_it_again_has_the_verdict_said_once() {
        asked(UUID.randomUUID(), FENGZHOU, HAND_GROUP, "听说明天全市封城");
        String id = only();
        decide(ADMIN, id, "\"0\"", UNFOUNDED).statusCode(200);
        String bot = Tokens.frontend(ADMIN_DISTRICT, BOT);
        String path = "/v1/rumours/" + id + "/sightings";
        String here =
                "{\"zoneId\":\"%s\",\"bindingId\":\"%s\",\"count\":3}".formatted(XIMEI, BOT_GROUP);

        post(bot, path, here).statusCode(200).body("said", equalTo(true));
        post(bot, path, here).statusCode(200).body("said", equalTo(false));
        post(Tokens.frontend(ADMIN_DISTRICT, "wecom/other"), path, here).statusCode(404);
        post(Tokens.frontend("350521", BOT), path, here).statusCode(404);

        rumours(ADMIN).body("items[0].count", equalTo(7));
        assertThat(said(true)).hasSize(2);
    }
}
