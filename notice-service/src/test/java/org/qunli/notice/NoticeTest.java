package org.qunli.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoticeTest extends TwoZones {

    @Test
    void notice_goes_from_draft_to_forwarded() {
        String id = drafted(body("", ""));
        given().get("/v1/notices/" + id).then().statusCode(404);

        publish(id).statusCode(200).body("status", equalTo("PUBLISHED"));

        given().get("/v1/notices/" + id).then().statusCode(200).body("code.length()", equalTo(8));
        given().get("/v1/notices").then().body("items", hasSize(1));
        String bot = Tokens.frontend(ADMIN_DISTRICT, BOT);
        assertThat(feed(bot, "saying.ready")).hasSize(1);
        post(
                        bot,
                        "/v1/sayings/notices/" + sayingOf(bot) + "/receipts",
                        "{\"status\":\"SENT\",\"messageId\":\"m-1\"}")
                .statusCode(200);
        deliveries(Tokens.admin(ADMIN_DISTRICT), id)
                .body("items", hasSize(2))
                .body("counts.FORWARDED", equalTo(1))
                .body("counts.PENDING", equalTo(1));
        Map<?, ?> told = (Map<?, ?>) feed(Tokens.service(), "notice.published").get(0).get("data");
        assertThat(told.get("code")).isNotNull();
        assertThat((Map<?, ?>) told.get("source")).extracting("authority").isNotNull();
        assertThat(feed(Tokens.service(), "delivery.forwarded").get(0))
                .containsEntry("subjectended", true);
        assertThat(feed(Tokens.service(), "delivery.due").get(0)).doesNotContainKey("subjectended");
        assertThat(feed(Tokens.service(), "delivery.due,delivery.forwarded,notice.published"))
                .extracting(e -> e.get("type"))
                .containsExactlyInAnyOrder(
                        "notice.published", "delivery.due", "delivery.due", "delivery.forwarded");
    }

    @Test
    void saying_without_a_receipt_fails_the_delivery_and_a_late_one_mends_it() {
        String id = drafted(body("", "\"expiresAt\":\"2026-04-04T03:00:00Z\","));
        publish(id).statusCode(200);

        expiry.runOnce(clock.tick(Duration.ofHours(2)));

        deliveries(Tokens.admin(ADMIN_DISTRICT), id)
                .body("items.find{it.forwarding=='BOT'}.state", equalTo("FAILED"))
                .body("items.find{it.forwarding=='BOT'}.reason", equalTo("NO_RECEIPT"));
        String bot = Tokens.frontend(ADMIN_DISTRICT, BOT);
        post(bot, "/v1/sayings/notices/" + sayingOf(bot) + "/receipts", "{\"status\":\"SENT\"}");
        deliveries(Tokens.admin(ADMIN_DISTRICT), id)
                .body("items.find{it.forwarding=='BOT'}.state", equalTo("FORWARDED"));
    }

    @Test
    void officer_reports_what_was_forwarded_by_hand_in_the_own_zone_only() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        String lin = Tokens.person(Roles.OFFICER, "lin");

        report(lin, id, HAND_GROUP, "{\"state\":\"FORWARDED\"}").statusCode(200);
        report(lin, id, HAND_GROUP, "{\"state\":\"FORWARDED\"}").statusCode(200);
        report(lin, id, HAND_GROUP, "{\"state\":\"SKIPPED\",\"reason\":\"ALREADY_KNOWN\"}")
                .statusCode(409);
        report(lin, id, BOT_GROUP, "{\"state\":\"FORWARDED\"}").statusCode(404);
        report(lin, id, HAND_GROUP, "{\"state\":\"PENDING\"}").statusCode(400);
        report(lin, id, HAND_GROUP, "{\"state\":\"FAILED\"}").statusCode(400);

        deliveries(lin, id).body("items", hasSize(1)).body("counts.FORWARDED", equalTo(1));
        assertThat(feed(Tokens.service(), "delivery.forwarded")).hasSize(1);
    }

    @Test
    void front_end_of_another_channel_or_district_reports_nothing() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);

        String report = "{\"state\":\"FORWARDED\"}";
        report(Tokens.frontend(ADMIN_DISTRICT, "wecom/ww-other"), id, HAND_GROUP, report)
                .statusCode(404);
        report(Tokens.frontend("350521", BOT), id, HAND_GROUP, report).statusCode(404);
        report(Tokens.frontend(ADMIN_DISTRICT, BOT), id, HAND_GROUP, report).statusCode(200);
    }

    @Test
    void levels_and_zones_narrow_the_targets() {
        String sealed = drafted(body(",\"levels\":[\"SEALED\"]", ""));
        publish(sealed).statusCode(200);
        String one = drafted(body(",\"zones\":[\"" + FENGZHOU + "\"]", ""));
        publish(one).statusCode(200);

        String admin = Tokens.admin(ADMIN_DISTRICT);
        deliveries(admin, sealed).body("items.zoneId", equalTo(List.of(XIMEI.toString())));
        deliveries(admin, one).body("items.zoneId", equalTo(List.of(FENGZHOU.toString())));
    }

    @Test
    void targets_that_match_no_zone_must_be_accepted() {
        String id = drafted(body(",\"levels\":[\"PRECAUTION\"]", ""));

        publish(id).statusCode(409).body("type", equalTo("/problems/nobody-reached"));
        given().get("/v1/notices/" + id).then().statusCode(404);
        post(
                        Tokens.admin(ADMIN_DISTRICT),
                        "/v1/notices/" + id + "/publication",
                        "{\"acceptNoMatch\":true}")
                .statusCode(200);
    }

    @Test
    void zone_and_group_that_join_later_get_what_is_in_force() {
        UUID late = UUID.randomUUID();
        String id = drafted(body("", ""));
        publish(id).statusCode(200);

        group(UUID.randomUUID(), late, "BOT", 2_048);
        deliveries(Tokens.admin(ADMIN_DISTRICT), id).body("items", hasSize(2));
        zone(late, "SEALED", "PLANNED");
        deliveries(Tokens.admin(ADMIN_DISTRICT), id).body("items", hasSize(2));
        zone(late, "SEALED", "ACTIVE");
        zone(late, "SEALED", "ACTIVE");

        deliveries(Tokens.admin(ADMIN_DISTRICT), id).body("items", hasSize(3));
        assertThat(feed(Tokens.frontend(ADMIN_DISTRICT, BOT), "saying.ready")).hasSize(2);
    }

    @Test
    void two_publications_at_once_publish_once() {
        String id = drafted(body("", ""));

        List<Integer> statuses =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> publish(id)))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(f -> f.join().extract().statusCode())
                        .toList();

        assertThat(statuses).containsOnlyOnce(200).contains(409);
        deliveries(Tokens.admin(ADMIN_DISTRICT), id).body("items", hasSize(2));
    }

    @Test
    void group_that_joins_while_a_notice_is_published_gets_it_once() {
        for (int round = 0; round < 8; round++) {
            UUID joining = UUID.randomUUID();
            String id = drafted(body("", ""));
            CompletableFuture<?> publishing = CompletableFuture.runAsync(() -> publish(id));

            group(joining, XIMEI, "BOT", 2_048);
            publishing.join();

            deliveries(Tokens.admin(ADMIN_DISTRICT), id)
                    .body("items.bindingId", hasItem(joining.toString()));
        }
    }

    @Test
    void cancelled_notice_skips_what_is_pending() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        String admin = Tokens.admin(ADMIN_DISTRICT);

        post(admin, "/v1/notices/" + id + "/cancellation", "").statusCode(200);

        deliveries(admin, id).body("counts.SKIPPED", equalTo(2));
        List<Map<String, Object>> told =
                feed(Tokens.frontend(ADMIN_DISTRICT, BOT), "notice.cancelled");
        assertThat(told).hasSize(1);
        assertThat((Map<?, ?>) told.get(0).get("data")).extracting("noticeId").isEqualTo(id);
        post(admin, "/v1/notices/" + id + "/cancellation", "").statusCode(409);
        publish(id).statusCode(409);
    }

    @Test
    void long_text_is_shortened_to_what_the_channel_takes() {
        UUID narrow = UUID.randomUUID();
        group(narrow, XIMEI, "BOT", 300);
        String id = drafted(body("", "").replace("均为阴性", "很长的正文。".repeat(500)));
        publish(id).statusCode(200);

        List<String> texts =
                feed(Tokens.frontend(ADMIN_DISTRICT, BOT), "saying.ready").stream()
                        .map(e -> (Map<?, ?>) e.get("data"))
                        .filter(d -> d.get("groupId").equals("g-" + narrow))
                        .map(d -> (String) ((Map<?, ?>) d.get("text")).get("zh"))
                        .toList();

        assertThat(texts).hasSize(1);
        assertThat(texts.get(0).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(300);
        assertThat(texts.get(0)).startsWith("采样结果").contains("已删节").contains("核对码");
    }

    @Test
    void bad_drafts_get_problems() {
        String admin = Tokens.admin(ADMIN_DISTRICT);
        String ends =
                "\"effectiveAt\":\"2026-04-05T00:00:00Z\",\"expiresAt\":\"2026-04-04T00:00:00Z\",";

        post(admin, "/v1/notices", body("", ends))
                .statusCode(400)
                .body("violations.field", hasItem("expiresAt"));
        post(admin, "/v1/notices", body("", "\"more\":1,")).statusCode(400);
        post(admin, "/v1/notices", body("", "\"urgency\":\"SOON\",")).statusCode(400);
        post(admin, "/v1/notices", body("", "").replace("EN", "ZH")).statusCode(400);
        post(admin, "/v1/notices", body("", "").replace("采样结果", " ")).statusCode(400);
        post(admin, "/v1/notices", body("", "").replace("均为阴性", "长".repeat(20_001)))
                .statusCode(400);
        post(admin, "/v1/notices", "{}").statusCode(400);
        post(Tokens.admin("350521"), "/v1/notices", body("", ""))
                .statusCode(400)
                .body("violations.field", hasItem("targets.districts"));
        given().get("/v1/notices?kind=WEATHER").then().statusCode(400);
        given().get("/v1/notices?cursor=x").then().statusCode(400);
    }

    @Test
    void another_districts_administrator_finds_nothing() {
        String id = drafted(body("", ""));
        String other = Tokens.admin("350521");

        given().auth().oauth2(other).get("/v1/notices/" + id).then().statusCode(404);
        post(other, "/v1/notices/" + id + "/publication", "{}").statusCode(404);
        publish(id).statusCode(200);
        post(other, "/v1/notices/" + id + "/cancellation", "").statusCode(404);
        deliveries(other, id).statusCode(404);
        given().auth()
                .oauth2(other)
                .get("/v1/notices?status=DRAFT&district=350583")
                .then()
                .statusCode(404);
    }

    @Test
    void list_pages_from_the_newest() {
        for (int i = 0; i < 3; i++) {
            publish(drafted(body("", ""))).statusCode(200);
            clock.tick(Duration.ofSeconds(1));
        }

        ValidatableResponse first = given().get("/v1/notices?limit=2").then();
        List<String> ids = first.body("items", hasSize(2)).extract().path("items.id");
        String next = first.extract().path("next");
        List<String> rest =
                given().get("/v1/notices?limit=2&cursor=" + next).then().extract().path("items.id");

        assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(ids);
        assertThat(Set.copyOf(ids)).hasSize(2);
    }
}
