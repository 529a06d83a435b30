package org.qunli.notice.issue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.notice.TwoZones;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoticeLifeTest extends TwoZones {

    private static final String ADMIN = Tokens.admin(ADMIN_DISTRICT);

    @Inject ScheduledPublication scheduled;

    private static String second() {
        return Tokens.of(Roles.ADMIN, "admin-2", Set.of(ADMIN_DISTRICT), Set.of());
    }

    private static String severe() {
        return drafted(body("", "").replace("MINOR", "SEVERE"));
    }

    private static ValidatableResponse call(String token, String id, String verb, String body) {
        return post(token, "/v1/notices/" + id + "/" + verb, body);
    }

    private static ValidatableResponse review(String token, String id, String verdict) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"verdict\":\"" + verdict + "\"}")
                .put("/v1/notices/" + id + "/bypass-review")
                .then();
    }

    @Test
    void severe_notice_needs_two_different_persons() {
        String id = severe();

        publish(id).statusCode(409).body("type", equalTo("/problems/second-person-needed"));
        call(ADMIN, id, "approval", "").statusCode(409);
        call(Tokens.admin("350521"), id, "approval", "").statusCode(404);
        call(second(), id, "approval", "")
                .statusCode(200)
                .body("approval.approvedAt", notNullValue());
        call(second(), id, "approval", "").statusCode(200);
        publish(id).statusCode(200).body("status", equalTo("PUBLISHED"));
        given().get("/v1/notices/" + id).then().body("approval", nullValue());

        String other = severe();
        call(second(), other, "publication", "{}").statusCode(200);
        assertThat(feed(Tokens.service(), "notice.bypassed")).isEmpty();
    }

    @Test
    void emergency_goes_out_at_once_and_is_reviewed_by_another_person_afterwards() {
        String id = severe();

        call(ADMIN, id, "publication", "{\"emergencyReason\":\"短\"}").statusCode(400);
        call(ADMIN, id, "publication", "{\"emergencyReason\":\"堤坝已决口,来不及等第二个人\"}")
                .statusCode(200)
                .body("approval.bypassReason", startsWith("堤坝"));

        String unreviewed = "/v1/notices/bypasses";
        given().auth().oauth2(ADMIN).get(unreviewed).then().body("items.id", equalTo(List.of(id)));
        given().auth()
                .oauth2(Tokens.admin("350521"))
                .get(unreviewed)
                .then()
                .body("items", hasSize(0));
        Map<?, ?> told = (Map<?, ?>) feed(Tokens.service(), "notice.bypassed").get(0).get("data");
        assertThat((Map<?, ?>) told.get("personal")).extracting("reason").asString().contains("堤坝");
        given().get("/v1/notices/" + id).then().body("approval", nullValue());
        review(ADMIN, id, "JUSTIFIED").statusCode(409);
        review(second(), id, "JUSTIFIED").statusCode(200);
        review(second(), id, "JUSTIFIED").statusCode(200);
        review(second(), id, "UNJUSTIFIED").statusCode(409);
        given().auth().oauth2(ADMIN).get(unreviewed).then().body("items", hasSize(0));
        given().auth()
                .oauth2(ADMIN)
                .get(unreviewed + "?reviewed=true")
                .then()
                .body("items", hasSize(1));
        assertThat(feed(Tokens.service(), "notice.bypass-reviewed")).hasSize(1);
    }

    @Test
    void scheduled_notice_is_published_at_its_time_once_by_two_replicas() {
        String id = drafted(body("", ""));
        Instant at = clock.instant().plus(Duration.ofHours(1));
        call(ADMIN, id, "publication", "{\"at\":\"" + at + "\"}")
                .statusCode(200)
                .body("status", equalTo("SCHEDULED"));
        given().get("/v1/notices/" + id).then().statusCode(404);
        publish(id).statusCode(409);
        assertThat(scheduled.runOnce(clock.instant())).isZero();

        Instant due = clock.tick(Duration.ofHours(1));
        int published =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> scheduled.runOnce(due)))
                        .limit(2)
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertThat(published).isEqualTo(1);
        given().get("/v1/notices/" + id).then().body("publishedAt", equalTo(due.toString()));
        deliveries(ADMIN, id).body("items", hasSize(2));
        assertThat(feed(Tokens.service(), "notice.published")).hasSize(1);
    }

    @Test
    void schedule_is_refused_in_the_past_and_can_be_called_off() {
        String id = drafted(body("", "\"expiresAt\":\"2099-01-01T00:00:00Z\","));
        Instant past = clock.instant().minusSeconds(1);

        call(ADMIN, id, "publication", "{\"at\":\"" + past + "\"}")
                .statusCode(400)
                .body("violations.field", hasItem("at"));
        call(ADMIN, id, "publication", "{\"at\":\"2099-01-01T00:00:00Z\"}").statusCode(400);
        call(ADMIN, id, "publication", "{\"at\":\"2098-01-01T00:00:00Z\"}").statusCode(200);
        String path = "/v1/notices/" + id + "/publication";
        given().auth().oauth2(ADMIN).delete(path).then().body("status", equalTo("DRAFT"));
        given().auth().oauth2(ADMIN).delete(path).then().statusCode(409);
        String bare = drafted(body(",\"levels\":[\"PRECAUTION\"]", ""));
        call(ADMIN, bare, "publication", "{\"at\":\"2098-01-01T00:00:00Z\"}")
                .statusCode(409)
                .body("type", equalTo("/problems/nobody-reached"));

        assertThat(scheduled.runOnce(Instant.parse("2098-06-01T00:00:00Z"))).isZero();
    }

    @Test
    void schedule_that_can_no_longer_be_met_is_told_and_stops_nothing_else() {
        String earlier = drafted(body("", ""));
        publish(earlier).statusCode(200);
        String late = drafted(body("", "\"updates\":\"" + earlier + "\","));
        String other = drafted(body("", ""));
        String at = "{\"at\":\"" + clock.instant().plusSeconds(60) + "\"}";
        call(ADMIN, late, "publication", at).statusCode(200);
        call(ADMIN, other, "publication", at).statusCode(200);
        call(ADMIN, earlier, "cancellation", "").statusCode(200);

        assertThat(scheduled.runOnce(clock.tick(Duration.ofMinutes(1)))).isEqualTo(1);

        given().auth()
                .oauth2(ADMIN)
                .get("/v1/notices/" + late)
                .then()
                .body("status", equalTo("DRAFT"));
        Map<?, ?> told =
                (Map<?, ?>) feed(Tokens.service(), "notice.unscheduled").get(0).get("data");
        assertThat(told.get("reason")).isEqualTo("notice-not-published");
    }

    @Test
    void update_takes_the_place_of_the_earlier_one_once() {
        String earlier = drafted(body("", ""));
        publish(earlier).statusCode(200);
        String update = drafted(body("", "\"updates\":\"" + earlier + "\","));
        String rival = drafted(body("", "\"updates\":\"" + earlier + "\","));

        List<Integer> statuses =
                Stream.of(update, rival)
                        .map(id -> CompletableFuture.supplyAsync(() -> publish(id)))
                        .toList()
                        .stream()
                        .map(f -> f.join().extract().statusCode())
                        .toList();

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        String winner = statuses.get(0) == 200 ? update : rival;
        given().get("/v1/notices/" + earlier).then().body("replacedBy", equalTo(winner));
        given().get("/v1/notices/" + winner)
                .then()
                .body("messageType", equalTo("UPDATE"))
                .body("refersTo", equalTo(earlier));
        deliveries(ADMIN, earlier).body("counts.SKIPPED", equalTo(2));
        deliveries(ADMIN, winner).body("counts.PENDING", equalTo(2));
        post(ADMIN, "/v1/notices", body("", "\"updates\":\"" + java.util.UUID.randomUUID() + "\","))
                .statusCode(400)
                .body("violations.field", hasItem("updates"));
    }

    @Test
    void cancellation_is_a_notice_that_is_said_where_the_first_one_was() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);

        String by =
                call(ADMIN, id, "cancellation", "{\"reasonZh\":\"改期\"}")
                        .statusCode(200)
                        .body("status", equalTo("CANCELLED"))
                        .extract()
                        .path("replacedBy");

        given().get("/v1/notices/" + by)
                .then()
                .body("messageType", equalTo("CANCEL"))
                .body("refersTo", equalTo(id))
                .body("texts[0].headline", startsWith("【撤销】采样结果"));
        deliveries(ADMIN, by).body("items.bindingId", equalTo(List.of(BOT_GROUP.toString())));
        call(ADMIN, id, "cancellation", "").statusCode(409);
        call(ADMIN, by, "cancellation", "{\"reasonZh\":\"<b>改期</b>\"}").statusCode(400);
    }

    @Test
    void test_result_is_told_in_counts_only() {
        String words = "\"texts\":[{\"language\":\"ZH\",\"headline\":\"结果\",\"body\":\"张三阳性\"}]";
        String counts =
                "\"testResult\":{\"tested\":%d,\"negative\":478,\"positive\":0,\"pending\":2}";
        String bare =
                "{\"kind\":\"TEST_RESULT\",\"source\":{\"authority\":\"x\"},"
                        + "\"targets\":{\"districts\":[\"350583\"]}%s}";

        post(ADMIN, "/v1/notices", bare.formatted("")).statusCode(400);
        post(ADMIN, "/v1/notices", bare.formatted("," + words + "," + counts.formatted(480)))
                .statusCode(400)
                .body("violations.field", hasItem("texts"));
        post(ADMIN, "/v1/notices", bare.formatted("," + counts.formatted(481))).statusCode(400);
        post(
                        ADMIN,
                        "/v1/notices",
                        bare.formatted(
                                ",\"testResult\":{\"tested\":1,\"negative\":0,\"positive\":1}"))
                .statusCode(400)
                .body("violations.field", hasItem("testResult.tested"));
        post(ADMIN, "/v1/notices", bare.formatted("," + counts.formatted(480)))
                .statusCode(201)
                .body("texts[0].body", startsWith("本轮检测480人:阴性478人"));
    }

    @Test
    void markup_and_unseen_signs_are_refused_with_their_field() {
        for (String bad :
                List.of(
                        "<script>x</script>",
                        "<a href='x'>y</a>",
                        "&lt;",
                        "a\\u202eb",
                        "a\\u200bb")) {
            post(ADMIN, "/v1/notices", body("", "").replace("均为阴性", bad))
                    .statusCode(400)
                    .body("violations.field", hasItem("texts[0].body"));
        }
        post(ADMIN, "/v1/notices", body("", "").replace("均为阴性", "体温<37.3 & 无症状")).statusCode(201);
        post(ADMIN, "/v1/notices", body("", "").replace("均为阴性", "长".repeat(1_700_000)))
                .statusCode(400);
        post(ADMIN, "/v1/notices", body("", "").replace("均为阴性", "长".repeat(3_000_000)))
                .statusCode(413);
    }

    @Test
    void notice_in_one_language_is_shown_to_who_asks_for_another_and_says_so() {
        String chinese =
                "\"texts\":[{\"language\":\"ZH\",\"headline\":\"转移\",\"body\":\"立即转移\"}],\"targets\"";
        String id = drafted(body("", "").replaceAll("(?s)\"texts\":.*\"targets\"", chinese));
        publish(id).statusCode(200);

        given().get("/v1/notices/" + id + "?language=FR")
                .then()
                .body("shown.language", equalTo("ZH"))
                .body("shown.fallback", equalTo(true));
        Map<?, ?> said =
                (Map<?, ?>)
                        feed(Tokens.frontend(ADMIN_DISTRICT, BOT), "saying.ready")
                                .get(0)
                                .get("data");
        assertThat((Map<?, ?>) said.get("text"))
                .extracting("en")
                .asString()
                .startsWith("(In Chinese only) 转移\n立即转移");
    }

    @Test
    void preview_shows_what_each_channel_would_say() {
        group(java.util.UUID.randomUUID(), XIMEI, "BOT", 120);
        String id = drafted(body("", "").replace("均为阴性", "长".repeat(60)));

        given().auth()
                .oauth2(ADMIN)
                .get("/v1/notices/" + id + "/preview")
                .then()
                .statusCode(200)
                .body("zones", equalTo(2))
                .body("texts.maxTextBytes", equalTo(List.of(120, 2048, 4096)))
                .body("texts.groups", equalTo(List.of(1, 2, 0)))
                .body("texts.shortened", equalTo(List.of(true, false, false)));
        given().auth()
                .oauth2(Tokens.admin("350521"))
                .get("/v1/notices/" + id + "/preview")
                .then()
                .statusCode(404);
    }
}
