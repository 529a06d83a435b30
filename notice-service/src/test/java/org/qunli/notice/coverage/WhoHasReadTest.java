package org.qunli.notice.coverage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
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
class WhoHasReadTest extends TwoZones {

    private static final String ADMIN = Tokens.admin(ADMIN_DISTRICT);

    private static final String FRONT_END = Tokens.frontend(ADMIN_DISTRICT, BOT);

    private static final UUID CHEN = UUID.fromString("01960000-0000-7000-8000-0000000000d1");

    private static final UUID WU = UUID.fromString("01960000-0000-7000-8000-0000000000d2");

    @Inject UnreadReminder reminder;

    @Inject Jdbi jdbi;

    private void household(UUID id, UUID zone, String building, String room, String... flags) {
        tell(
                "household.changed",
                "household/" + id,
                zone,
                Map.of(
                        "householdId",
                        id,
                        "zoneId",
                        zone,
                        "flags",
                        List.of(flags),
                        "active",
                        true,
                        "personal",
                        Map.of("label", building + "-" + room, "building", building)));
    }

    private void member(UUID household, UUID zone, String user) {
        UUID id = UUID.nameUUIDFromBytes(user.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Map<String, String> chat =
                Map.of("channel", "wecom", "tenant", "ww-quanzhou", "userId", user);
        tell(
                "member.changed",
                "member/" + id,
                zone,
                Map.of(
                        "memberId",
                        id,
                        "householdId",
                        household,
                        "zoneId",
                        zone,
                        "chatIds",
                        List.of(chat),
                        "active",
                        true));
    }

    private void seen(String notice, UUID binding, String match) {
        UUID message = UUID.randomUUID();
        consumers.deliver(
                "requests",
                events.next(
                        "notice.seen",
                        "notice-sighting/" + message,
                        ADMIN_DISTRICT,
                        null,
                        clock.instant(),
                        Map.of(
                                "noticeId",
                                notice,
                                "bindingId",
                                binding,
                                "channel",
                                "wecom",
                                "tenant",
                                "ww-quanzhou",
                                "groupId",
                                "g-" + binding,
                                "messageKey",
                                message,
                                "match",
                                match)));
    }

    private static ValidatableResponse reads(String token, String id, UUID binding, String users) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"userIds\":[" + users + "]}")
                .put("/v1/notices/" + id + "/deliveries/" + binding + "/reads")
                .then();
    }

    private static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }

    @Test
    void notice_seen_in_its_group_counts_as_forwarded_and_an_altered_copy_does_not() {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);

        seen(id, HAND_GROUP, "ALTERED");
        deliveries(ADMIN, id)
                .body("items.find{it.forwarding=='OFFICER'}.state", equalTo("PENDING"))
                .body("items.find{it.forwarding=='OFFICER'}.alteredAt", notNullValue());
        seen(id, HAND_GROUP, "EXACT");
        seen(id, HAND_GROUP, "CODE");
        seen(id, UUID.randomUUID(), "EXACT");

        deliveries(ADMIN, id)
                .body("items.find{it.forwarding=='OFFICER'}.state", equalTo("FORWARDED"));
        assertThat(feed(Tokens.service(), "delivery.forwarded")).hasSize(1);
        assertThat(feed(Tokens.service(), "delivery.altered")).hasSize(1);
    }

    @Test
    void what_failed_is_sent_again_once_by_two_at_once() {
        String id = drafted(body("", "\"expiresAt\":\"2026-04-05T03:00:00Z\","));
        publish(id).statusCode(200);
        post(
                        FRONT_END,
                        "/v1/sayings/notices/" + sayingOf(FRONT_END) + "/receipts",
                        "{\"status\":\"FAILED\",\"reason\":\"RATE_LIMITED\"}")
                .statusCode(200);
        String path = "/v1/notices/" + id + "/deliveries/resend";

        int groups =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        post(ADMIN, path, "")
                                                                .extract()
                                                                .<Integer>path("groups")))
                        .limit(2)
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertThat(groups).isEqualTo(1);
        deliveries(ADMIN, id).body("counts.PENDING", equalTo(2));
        assertThat(feed(FRONT_END, "saying.ready")).hasSize(2);
        assertThat(feed(Tokens.service(), "delivery.resent")).hasSize(1);
        clock.tick(Duration.ofDays(400));
        post(ADMIN, path, "").statusCode(409);
        post(Tokens.admin("350521"), path, "").statusCode(404);
    }

    @Test
    void coverage_counts_households_and_reads_are_never_taken_back() {
        household(CHEN, XIMEI, "8", "101");
        household(WU, XIMEI, "9", "102");
        household(UUID.randomUUID(), FENGZHOU, "1", "1");
        member(CHEN, XIMEI, "u-chen");
        member(CHEN, XIMEI, "u-chen-2");
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        seen(id, BOT_GROUP, "EXACT");

        reads(FRONT_END, id, BOT_GROUP, "\"u-chen\",\"u-stranger\"")
                .body("households", equalTo(1))
                .body("unknown", equalTo(1));
        reads(FRONT_END, id, BOT_GROUP, "\"u-chen-2\"").body("households", equalTo(1));
        reads(FRONT_END, id, BOT_GROUP, "").body("households", equalTo(1));
        reads(Tokens.frontend(ADMIN_DISTRICT, "wecom/other"), id, BOT_GROUP, "\"u-chen\"")
                .statusCode(404);

        get(ADMIN, "/v1/notices/" + id + "/coverage")
                .body("all.households", equalTo(3))
                .body("all.forwarded", equalTo(2))
                .body("all.read", equalTo(1))
                .body("items", hasSize(2));
        get(ADMIN, "/v1/notices/" + id + "/unread?zone=" + XIMEI)
                .body("items.label", equalTo(List.of("9-102")));
        get(Tokens.person(Roles.OFFICER, "lin"), "/v1/notices/" + id + "/coverage")
                .body("all.households", equalTo(1));
        get(Tokens.admin("350521"), "/v1/notices/" + id + "/coverage").statusCode(404);
    }

    @Test
    void grid_worker_is_told_of_unread_doors_once_by_two_replicas() {
        household(CHEN, FENGZHOU, "8", "101");
        household(WU, FENGZHOU, "9", "102");
        member(CHEN, FENGZHOU, "u-chen");
        tell(
                "roster.changed",
                "roster/x",
                FENGZHOU,
                Map.of(
                        "zoneId",
                        FENGZHOU,
                        "officerId",
                        LIN,
                        "post",
                        "GRID_WORKER",
                        "active",
                        true));
        String id = drafted(body("", "").replace("MINOR", "MODERATE"));
        publish(id).statusCode(200);
        seen(id, HAND_GROUP, "EXACT");
        assertThat(reminder.runOnce(clock.tick(Duration.ofHours(3)))).isZero();
        reads(FRONT_END, id, HAND_GROUP, "\"u-chen\"").statusCode(200);

        var now = clock.instant();
        int told =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> reminder.runOnce(now)))
                        .limit(2)
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertThat(told).isEqualTo(1);
        assertThat(reminder.runOnce(clock.tick(Duration.ofHours(5)))).isZero();
        List<String> said =
                jdbi.withHandle(
                        h ->
                                h.createQuery(
                                                "select text_zh from saying where kind = 'UNREAD_NOTICE' and person_id = 'u-lin'")
                                        .mapTo(String.class)
                                        .list());
        assertThat(said).singleElement().asString().contains("还有1户未读:9-102");
    }

    @Test
    void flagged_households_are_told_in_private_and_the_group_never() {
        household(CHEN, XIMEI, "8", "101", "LIVES_ALONE");
        household(WU, XIMEI, "9", "102", "LIVES_ALONE");
        member(CHEN, XIMEI, "u-chen");
        String id = drafted(body(",\"flags\":[\"LIVES_ALONE\"]", ""));

        publish(id).statusCode(200);

        deliveries(ADMIN, id).body("items", hasSize(0));
        List<Map<String, Object>> ready = feed(FRONT_END, "saying.ready");
        assertThat(ready).hasSize(1);
        Map<?, ?> word = (Map<?, ?>) ready.get(0).get("data");
        assertThat(word.get("privacy")).isEqualTo("PRIVATE");
        assertThat(word.get("text")).isNull();
        String by = "/v1/sayings/notices/" + sayingOf(FRONT_END) + "/receipts";
        post(FRONT_END, by, "{\"status\":\"SENT\"}").statusCode(200);
        get(ADMIN, "/v1/notices/" + id + "/coverage")
                .body("all.households", equalTo(2))
                .body("all.forwarded", equalTo(1));

        UUID late = UUID.randomUUID();
        member(late, XIMEI, "u-late");
        household(late, XIMEI, "9", "103", "LIVES_ALONE");
        household(late, XIMEI, "9", "103", "LIVES_ALONE", "DIALYSIS");
        assertThat(feed(FRONT_END, "saying.ready")).hasSize(2);
    }

    @Test
    void notice_for_a_building_goes_to_the_zone_that_has_it_and_says_so() {
        household(CHEN, XIMEI, "8", "101");
        String zones =
                ",\"zones\":[\"%s\",\"%s\"],\"buildings\":[\"8\"]".formatted(XIMEI, FENGZHOU);
        post(ADMIN, "/v1/notices", body(",\"buildings\":[\"8\"]", "")).statusCode(400);
        String id = drafted(body(zones, ""));
        publish(id).statusCode(409);
        post(ADMIN, "/v1/notices/" + id + "/publication", "{\"acceptWarnings\":true}")
                .statusCode(200);

        deliveries(ADMIN, id).body("items.bindingId", equalTo(List.of(BOT_GROUP.toString())));
        Map<?, ?> said = (Map<?, ?>) feed(FRONT_END, "saying.ready").get(0).get("data");
        assertThat((Map<?, ?>) said.get("text")).extracting("zh").asString().startsWith("【仅限楼栋 8】");

        household(WU, FENGZHOU, "8", "102");
        deliveries(ADMIN, id).body("items", hasSize(2));
    }
}
