package org.qunli.zone.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClaimTest {

    private static final String BY_PHONE = "{\"method\":\"BY_PHONE\"}";

    @Inject Cleanup cleanup;

    @Inject SettableClock clock;

    private String zone;
    private String household;

    @BeforeEach
    void a_guest_of_the_group() {
        cleanup.truncate();
        zone = Town.zone();
        household = Town.household(zone, "8", "1203");
    }

    private Response claim(String user, String door) {
        return Town.asFrontend()
                .body(
                        "{\"chatId\":%s,\"door\":\"%s\",\"name\":\"陈先生\"}"
                                .formatted(Town.chat(user), door))
                .post("/v1/zones/" + zone + "/membership-claims");
    }

    private static Response decide(String claim, String how, String body) {
        return Town.asAdmin().body(body).post("/v1/membership-claims/" + claim + "/" + how);
    }

    @Test
    void a_guest_says_where_they_live_and_a_grid_worker_accepts() {
        Town.roster(zone, Town.officer("u-grid"), "GRID_WORKER", "[{\"always\":true}]");
        Town.roster(zone, Town.officer("u-police"), "POLICE_OFFICER", "[{\"always\":true}]");
        String claim = Town.created(claim("u-guest", "8-1203"));
        String path = "/v1/membership-claims/" + claim;

        Town.as(Tokens.person("officer", "u-grid"))
                .queryParam("state", "PENDING")
                .get("/v1/zones/" + zone + "/membership-claims")
                .then()
                .body("items.id", contains(claim))
                .body("items[0].door", equalTo("8-1203"));
        Town.as(Tokens.person("officer", "u-police"))
                .body(BY_PHONE)
                .post(path + "/acceptance")
                .then()
                .statusCode(403);
        String member =
                Town.as(Tokens.person("officer", "u-grid"))
                        .body(BY_PHONE)
                        .post(path + "/acceptance")
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("ACCEPTED"))
                        .body("householdId", equalTo(household))
                        .body("settledBy.role", equalTo("OFFICER"))
                        .extract()
                        .path("memberId");

        Town.asAdmin()
                .get("/v1/members/" + member)
                .then()
                .body("verified", equalTo(true))
                .body("name", equalTo("陈先生"))
                .body("chatIds.userId", contains("u-guest"));
        var event = Town.lastEvent("claim.changed");
        assertThat(event.at("/data/state").asText()).isEqualTo("ACCEPTED");
        assertThat(event.at("/data/memberId").asText()).isEqualTo(member);
        assertThat(event.at("/data/chatId/userId").asText()).isEqualTo("u-guest");
        var shown = Town.events(Tokens.frontend(Town.NANAN, Town.NETWORK), "claim.changed").get(1);
        assertThat(shown.at("/data/state").asText()).isEqualTo("ACCEPTED");
        assertThat(shown.toString()).doesNotContain(member).doesNotContain("8-1203");
        assertThat(Town.events(Tokens.frontend(Town.NANAN, "dingtalk/other"), "claim.changed"))
                .isEmpty();
    }

    @Test
    void accepting_again_changes_nothing_and_deciding_otherwise_is_refused() {
        String claim = Town.created(claim("u-guest", "8-1203"));
        decide(claim, "acceptance", BY_PHONE).then().statusCode(200);

        decide(claim, "acceptance", BY_PHONE).then().statusCode(200);
        decide(claim, "refusal", "{\"reason\":\"x\"}")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/claim-already-settled"));

        assertThat(Town.events("member.changed")).hasSize(1);
        assertThat(Town.events("claim.changed")).hasSize(2);
    }

    @Test
    void two_who_decide_at_once_decide_once() {
        String claim = Town.created(claim("u-guest", "8-1203"));

        var accepting =
                CompletableFuture.supplyAsync(
                        () -> decide(claim, "acceptance", BY_PHONE).statusCode());
        int refusing = decide(claim, "refusal", "{\"reason\":\"x\"}").statusCode();

        assertThat(List.of(accepting.join(), refusing)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void the_chat_id_is_given_to_somebody_entered_before() {
        String chen =
                Town.created(
                        Town.asAdmin()
                                .body(
                                        "{\"householdId\":\"%s\",\"name\":\"陈\"}"
                                                .formatted(household))
                                .post("/v1/zones/" + zone + "/members"));
        String claim = Town.created(claim("u-guest", "八号楼1203"));

        decide(claim, "acceptance", BY_PHONE)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("householdId"));
        decide(
                        claim,
                        "acceptance",
                        "{\"method\":\"BY_PHONE\",\"householdId\":\"%s\",\"memberId\":\"%s\"}"
                                .formatted(household, chen))
                .then()
                .statusCode(200)
                .body("memberId", equalTo(chen));

        Town.asAdmin()
                .get("/v1/members/" + chen)
                .then()
                .body("name", equalTo("陈"))
                .body("chatIds.userId", contains("u-guest"));
    }

    @Test
    void whoever_is_refused_three_times_in_a_day_waits_until_the_first_is_a_day_old() {
        for (int i = 0; i < 3; i++) {
            String claim = Town.created(claim("u-guest", "8-120" + i));
            decide(claim, "refusal", "{\"reason\":\"x\"}").then().statusCode(200);
            clock.tick(Duration.ofHours(1));
        }

        claim("u-guest", "8-1203")
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("" + Duration.ofHours(21).toSeconds()))
                .body("type", endsWith("/problems/too-many-claims"));
        claim("u-other", "8-1203").then().statusCode(201);
        clock.tick(Duration.ofHours(21));
        claim("u-guest", "8-1203").then().statusCode(201);
    }

    @Test
    void a_refusal_has_a_reason_and_they_may_claim_again() {
        String claim = Town.created(claim("u-guest", "8-1203"));
        decide(claim, "refusal", "{}").then().statusCode(400);

        decide(claim, "refusal", "{\"reason\":\"该户没有这位住户\"}").then().statusCode(200);
        decide(claim, "refusal", "{\"reason\":\"又\"}")
                .then()
                .statusCode(200)
                .body("reason", equalTo("该户没有这位住户"));

        Town.asFrontend()
                .get("/v1/membership-claims/" + claim)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("reason", equalTo("该户没有这位住户"))
                .body("$", not(hasKey("settledBy")));
        claim("u-guest", "8-1204").then().statusCode(201);
    }

    @Test
    void said_again_a_claim_is_the_same_and_said_otherwise_it_is_changed() {
        String claim = Town.created(claim("u-guest", "8-1203"));

        claim("u-guest", "8-1203").then().statusCode(200).body("id", equalTo(claim));
        assertThat(Town.events("claim.changed")).hasSize(1);
        claim("u-guest", "8-1204")
                .then()
                .statusCode(200)
                .body("id", equalTo(claim))
                .body("door", equalTo("8-1204"));
        assertThat(Town.events("claim.changed")).hasSize(2);
    }

    @Test
    void the_same_claim_many_times_at_once_is_one() {
        List<Integer> statuses =
                IntStream.range(0, 5)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> claim("u-guest", "8-1203").statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(200, 200, 200, 200, 201);
        assertThat(Town.events("claim.changed")).hasSize(1);
    }

    @Test
    void only_who_claimed_is_listed_and_for_front_ends_on_their_own_channels() {
        String group = Town.group(zone, "wr-ximei-3");
        Town.asFrontend()
                .body("{\"userIds\":[\"u-guest\",\"u-quiet\"]}")
                .put("/v1/groups/" + group + "/memberships");
        claim("u-guest", "8-1203").then().statusCode(201);
        String path = "/v1/zones/" + zone + "/membership-claims";

        String listed = Town.asAdmin().get(path).then().extract().asString();
        assertThat(listed).contains("u-guest").doesNotContain("u-quiet");
        Town.asFrontend().get(path).then().body("items", hasSize(1));
        Town.as(Tokens.frontend(Town.NANAN, "dingtalk/other"))
                .get(path)
                .then()
                .body("items", empty());
        Town.as(Tokens.admin("350521")).get(path).then().statusCode(404);
        Town.asAdmin().queryParam("state", "MAYBE").get(path).then().statusCode(400);
    }

    @Test
    void nobody_claims_through_another_channel_in_another_district_or_twice_over() {
        Town.as(Tokens.frontend(Town.NANAN, "dingtalk/other"))
                .body("{\"chatId\":%s,\"door\":\"x\"}".formatted(Town.chat("u-guest")))
                .post("/v1/zones/" + zone + "/membership-claims")
                .then()
                .statusCode(404);
        Town.as(Tokens.frontend("350521", Town.NETWORK))
                .body("{\"chatId\":%s,\"door\":\"x\"}".formatted(Town.chat("u-guest")))
                .post("/v1/zones/" + zone + "/membership-claims")
                .then()
                .statusCode(404);
        claim("u-guest", " ").then().statusCode(400);
        Town.member(zone, household, "u-chen");
        claim("u-chen", "8-1203")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/already-member"));
        String claim = Town.created(claim("u-guest", "8-1203"));
        decide(claim, "acceptance", "{\"method\":\"BY_INVITATION\"}").then().statusCode(400);
        String elsewhere = Town.household(Town.zone(), "8", "1203");
        decide(
                        claim,
                        "acceptance",
                        "{\"method\":\"BY_PHONE\",\"householdId\":\"%s\"}".formatted(elsewhere))
                .then()
                .statusCode(400);
    }
}
