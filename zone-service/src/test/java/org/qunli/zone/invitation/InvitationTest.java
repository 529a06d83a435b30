package org.qunli.zone.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InvitationTest {

    @Inject Cleanup cleanup;
    @Inject SettableClock clock;
    @Inject TriesSweeper sweeper;
    @Inject Jdbi jdbi;

    private String zone;
    private String household;

    @BeforeEach
    void a_household() {
        cleanup.truncate();
        zone = Town.zone();
        household = Town.household(zone, "8", "1203");
    }

    private Response issue(String body) {
        return Town.asAdmin().body(body).post("/v1/households/" + household + "/invitations");
    }

    private String code(String body) {
        return issue(body).then().statusCode(201).extract().path("code");
    }

    private static Response redeem(String code, String user) {
        return redeem(Tokens.frontend(Town.NANAN, Town.NETWORK), code, user, "");
    }

    private static Response redeem(String token, String code, String user, String more) {
        return Town.as(token)
                .body("{\"code\":\"%s\",\"chatId\":%s%s}".formatted(code, Town.chat(user), more))
                .post("/v1/invitations/redemption");
    }

    private static String wrong() {
        return InvitationCode.draw(new SecureRandom()).shown();
    }

    @Test
    void somebody_unknown_joins_the_household_of_the_code_verified_by_it() {
        String code = code("{}");

        String member =
                redeem(code.toLowerCase(), "u-new")
                        .then()
                        .statusCode(201)
                        .body("householdId", equalTo(household))
                        .body("verified", equalTo(true))
                        .body("verification.method", equalTo("BY_INVITATION"))
                        .body("chatIds.userId", contains("u-new"))
                        .body("$", not(hasKey("name")))
                        .extract()
                        .path("id");

        var event = Town.lastEvent("member.changed");
        assertThat(event.at("/data/memberId").asText()).isEqualTo(member);
        assertThat(event.at("/data/verified").asBoolean()).isTrue();
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-new"))
                .get("/v1/households/" + household + "/members")
                .then()
                .statusCode(200);
        Town.asAdmin()
                .get("/v1/households/" + household + "/invitations")
                .then()
                .body("items", hasSize(1))
                .body("items[0].uses", equalTo(1))
                .body("items[0].holds", equalTo(false))
                .body("items[0]", not(hasKey("code")));
    }

    @Test
    void the_code_is_kept_nowhere() {
        String code = code("{}").replace("-", "");

        String kept =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select cast(i as text) from invitation i")
                                        .mapTo(String.class)
                                        .one());
        assertThat(kept).doesNotContain(code);
        assertThat(Town.events("member.changed")).isEmpty();
    }

    @Test
    void the_same_sender_with_the_same_code_again_changes_nothing() {
        String code = code("{}");
        String member = redeem(code, "u-new").then().statusCode(201).extract().path("id");

        redeem(code, "u-new").then().statusCode(200).body("id", equalTo(member));

        assertThat(Town.events("member.changed")).hasSize(1);
    }

    @Test
    void two_at_once_on_the_last_use_are_one() {
        String code = code("{\"maxUses\":2}");
        redeem(code, "u-first").then().statusCode(201);

        List<Integer> statuses =
                IntStream.range(0, 4)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> redeem(code, "u-" + i).statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(201, 404, 404, 404);
    }

    @Test
    void the_same_redemption_twice_at_once_makes_one_member() {
        String code = code("{\"maxUses\":2}");

        var other = CompletableFuture.supplyAsync(() -> redeem(code, "u-new").statusCode());
        int one = redeem(code, "u-new").statusCode();

        assertThat(List.of(one, other.join())).containsExactlyInAnyOrder(200, 201);
        Town.asAdmin()
                .get("/v1/households/" + household + "/invitations")
                .then()
                .body("items[0].uses", equalTo(1));
    }

    @Test
    void wrong_expired_revoked_used_and_foreign_codes_get_the_same_answer() {
        String expired = code("{\"expiresAt\":\"2026-04-04T03:00:00Z\"}");
        clock.tick(Duration.ofHours(1));
        String used = code("{}");
        redeem(used, "u-user").then().statusCode(201);
        String revoked = code("{}");
        String id =
                Town.asAdmin()
                        .get("/v1/households/" + household + "/invitations")
                        .path("items[2].id");
        for (int twice = 0; twice < 2; twice++) {
            Town.asAdmin()
                    .delete("/v1/households/" + household + "/invitations/" + id)
                    .then()
                    .statusCode(204);
        }
        String far = Town.zone("350521");
        String abroad =
                Town.created(
                        Town.as(Tokens.admin("350521"))
                                .body("{\"building\":\"1\",\"room\":\"1\"}")
                                .post("/v1/zones/" + far + "/households"));
        String foreign =
                Town.as(Tokens.admin("350521"))
                        .body("{}")
                        .post("/v1/households/" + abroad + "/invitations")
                        .path("code");
        String elsewhere = code("{}");

        List<String> answers =
                java.util.stream.Stream.of(
                                redeem(wrong(), "u-1"),
                                redeem(expired, "u-2"),
                                redeem(used, "u-3"),
                                redeem(revoked, "u-4"),
                                redeem(foreign, "u-5"),
                                redeem(
                                        Tokens.frontend(Town.NANAN, Town.NETWORK),
                                        elsewhere,
                                        "u-6",
                                        ",\"zoneId\":\"%s\"".formatted(far)))
                        .map(
                                answer ->
                                        answer.then()
                                                .statusCode(404)
                                                .body(
                                                        "type",
                                                        endsWith("/problems/no-such-invitation"))
                                                .extract()
                                                .asString()
                                                .replaceAll("\"traceId\":\"\\w+\"", ""))
                        .distinct()
                        .toList();
        assertThat(answers).hasSize(1);
    }

    @Test
    void a_typo_is_told_and_a_foreign_channel_is_not_found() {
        String code = code("{}");
        char last = code.charAt(8) == '2' ? '3' : '2';

        redeem(code.substring(0, 8) + last, "u-new")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("code"));
        redeem("O0IL1OO0", "u-new").then().statusCode(400);
        redeem("", "u-new").then().statusCode(400);
        redeem(Tokens.frontend(Town.NANAN, "dingtalk/other"), code, "u-new", "")
                .then()
                .statusCode(404);
        redeem(code, "u-new").then().statusCode(201);
    }

    @Test
    void guessing_is_limited_per_sender_and_right_codes_do_not_count() {
        for (int i = 0; i < 5; i++) {
            redeem(wrong(), "u-guesser").then().statusCode(404);
        }

        redeem(wrong(), "u-guesser")
                .then()
                .statusCode(429)
                .body("type", endsWith("/problems/too-many-tries"))
                .header("Retry-After", equalTo("720"))
                .header("RateLimit", equalTo("\"sender\";r=0;t=720"));
        String code = code("{\"maxUses\":20}");
        redeem(code, "u-guesser").then().statusCode(429);
        for (int i = 0; i < 7; i++) {
            redeem(code, "u-other").then().statusCode(org.hamcrest.Matchers.oneOf(200, 201));
        }
        clock.tick(Duration.ofMinutes(12));
        redeem(code, "u-guesser").then().statusCode(201);
    }

    @Test
    void guessing_at_once_does_not_get_around_the_limit() {
        List<Integer> statuses =
                IntStream.range(0, 12)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> redeem(wrong(), "u-guesser").statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(statuses).filteredOn(s -> s == 404).hasSize(5);
        assertThat(statuses).filteredOn(s -> s == 429).hasSize(7);
    }

    @Test
    void guessing_is_limited_per_zone_and_front_end_whoever_the_sender_is() {
        String here = ",\"zoneId\":\"%s\"".formatted(zone);
        String bot = Tokens.frontend(Town.NANAN, Town.NETWORK);
        for (int i = 0; i < 60; i++) {
            redeem(bot, wrong(), "u-" + i, here).then().statusCode(404);
        }
        redeem(bot, wrong(), "u-60", here)
                .then()
                .statusCode(429)
                .header("RateLimit", org.hamcrest.Matchers.startsWith("\"zone\""));
        for (int i = 61; i < 121; i++) {
            redeem(wrong(), "u-" + i).then().statusCode(404);
        }
        redeem(wrong(), "u-121")
                .then()
                .statusCode(429)
                .header("RateLimit", org.hamcrest.Matchers.startsWith("\"frontend\""));

        assertThat(sweeper.runOnce(clock.instant())).isZero();
        assertThat(sweeper.runOnce(clock.tick(Duration.ofHours(2)))).isPositive();
    }

    @Test
    void a_residents_code_is_for_speaking_and_verifies_nobody() {
        String chen = Town.member(zone, household, "u-chen");
        var asChen = Town.asFrontend().header("On-Behalf-Of", Town.onBehalfOf("u-chen"));
        String path = "/v1/households/" + household + "/invitations";
        asChen.body("{}").post(path).then().statusCode(403);
        Town.asAdmin()
                .body("{\"method\":\"SEEN_AT_THE_DOOR\"}")
                .post("/v1/members/" + chen + "/verification");

        String code = asChen.body("{}").post(path).then().statusCode(201).extract().path("code");
        redeem(code, "u-wife").then().statusCode(201).body("verified", equalTo(false));

        asChen.get(path)
                .then()
                .statusCode(200)
                .body("items[0].issuedBy.role", equalTo("RESIDENT"))
                .body("items[0].issuedBy.personId", equalTo(chen));
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-wife"))
                .body("{}")
                .post(path)
                .then()
                .statusCode(403);
        String other = Town.household(zone, "9", "1");
        asChen.body("{}").post("/v1/households/" + other + "/invitations").then().statusCode(404);
    }

    @Test
    void a_proxy_brings_their_own_chat_id_by_a_code() {
        String proxy =
                Town.created(
                        Town.asAdmin()
                                .body("{\"name\":\"陈晓\",\"relation\":\"女儿\"}")
                                .post("/v1/households/" + household + "/proxies"));
        String code = code("{\"memberId\":\"%s\"}".formatted(proxy));

        redeem(code, "u-daughter")
                .then()
                .statusCode(201)
                .body("id", equalTo(proxy))
                .body("kind", equalTo("PROXY"))
                .body("chatIds.userId", contains("u-daughter"));
        redeem(code, "u-daughter").then().statusCode(200).body("id", equalTo(proxy));
        redeem(code, "u-somebody").then().statusCode(404);
    }

    @Test
    void who_lives_behind_another_door_does_not_join_a_second_one() {
        Town.member(zone, Town.household(zone, "9", "1"), "u-wu");
        String code = code("{}");

        redeem(code, "u-wu")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/chat-id-taken"));

        redeem(code, "u-new").then().statusCode(201).body("id", notNullValue());
    }

    @Test
    void a_closed_household_and_impossible_invitations_are_refused() {
        String code = code("{}");
        issue("{\"maxUses\":0}").then().statusCode(400);
        issue("{\"maxUses\":21}").then().statusCode(400);
        issue("{\"expiresAt\":\"2026-04-04T02:00:00Z\"}").then().statusCode(400);
        issue("{\"expiresAt\":\"2026-06-04T02:00:00Z\"}").then().statusCode(400);
        issue("{\"memberId\":\"%s\"}".formatted(household)).then().statusCode(400);
        for (int i = 1; i < 10; i++) {
            issue("{}").then().statusCode(201);
        }
        issue("{}").then().statusCode(409).body("type", endsWith("/problems/too-many-invitations"));
        Town.as(Tokens.admin("350521"))
                .body("{}")
                .post("/v1/households/" + household + "/invitations")
                .then()
                .statusCode(404);

        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"active\":false}")
                .patch("/v1/households/" + household);

        redeem(code, "u-new").then().statusCode(404);
        issue("{}").then().statusCode(409);
    }
}
