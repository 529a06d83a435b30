package org.qunli.zone.member;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProxyTest {

    @Inject Cleanup cleanup;
    @Inject SettableClock clock;
    @Inject ProxyExpiry expiry;

    private String zone;
    private String household;
    private String mother;

    @BeforeEach
    void a_mother_in_a_sealed_building() {
        cleanup.truncate();
        zone = Town.zone();
        household = Town.household(zone, "8", "1203");
        mother = Town.member(zone, household, "u-mother");
    }

    private Response grant(String more) {
        return Town.asAdmin()
                .body(
                        "{\"name\":\"陈晓\",\"relation\":\"女儿\",\"phone\":\"+49 30 5550123\"%s}"
                                .formatted(more))
                .post("/v1/households/" + household + "/proxies");
    }

    private String daughter() {
        return Town.created(
                grant(
                        ",\"speaksFor\":\"%s\",\"chatIds\":[%s]"
                                .formatted(mother, Town.chat("u-daughter"))));
    }

    private static Response end(String member) {
        return Town.asAdmin().body("{}").post("/v1/members/" + member + "/departure");
    }

    @Test
    void a_daughter_abroad_speaks_for_her_mother() {
        String daughter = daughter();

        var event = Town.lastEvent("member.changed");
        assertThat(event.at("/data/memberId").asText()).isEqualTo(daughter);
        assertThat(event.at("/data/kind").asText()).isEqualTo("PROXY");
        assertThat(event.at("/data/speaksFor").asText()).isEqualTo(mother);
        assertThat(event.at("/data/householdId").asText()).isEqualTo(household);
        assertThat(event.at("/data/chatIds/0/userId").asText()).isEqualTo("u-daughter");
        assertThat(event.at("/data/personal/relation").asText()).isEqualTo("女儿");
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-daughter"))
                .get("/v1/zones/" + zone)
                .then()
                .statusCode(200);
        Town.asAdmin()
                .get("/v1/members/" + daughter + "/history")
                .then()
                .body("items.what", contains("ENTERED"))
                .body("items[0].by.role", equalTo("ADMIN"));
    }

    @Test
    void a_household_is_not_reached_through_a_proxy_alone_who_is_no_guest_either() {
        Town.asAdmin().body("{}").post("/v1/members/" + mother + "/departure");
        Town.created(grant(",\"chatIds\":[%s]".formatted(Town.chat("u-daughter"))));
        String group = Town.group(zone, "wr-ximei-3");
        Town.asFrontend()
                .body("{\"userIds\":[\"u-daughter\"]}")
                .put("/v1/groups/" + group + "/memberships")
                .then()
                .statusCode(200);

        Town.asAdmin()
                .get("/v1/zones/" + zone + "/coverage")
                .then()
                .body("reached", equalTo(0))
                .body("guests", equalTo(0));
    }

    @Test
    void who_lives_in_one_zone_may_speak_for_a_household_of_another_but_for_one_only() {
        String other = Town.zone();
        Town.member(other, Town.household(other, "2", "301"), "u-daughter");

        daughter();

        for (String reached : List.of(zone, other)) {
            Town.asFrontend()
                    .header("On-Behalf-Of", Town.onBehalfOf("u-daughter"))
                    .get("/v1/zones/" + reached)
                    .then()
                    .statusCode(200);
        }
        grant(",\"chatIds\":[%s]".formatted(Town.chat("u-daughter")))
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/chat-id-taken"));
    }

    @Test
    void two_who_make_the_same_chat_id_a_proxy_at_once_make_one() {
        var first =
                CompletableFuture.supplyAsync(
                        () -> grant(",\"chatIds\":[%s]".formatted(Town.chat("u-x"))).statusCode());
        int second = grant(",\"chatIds\":[%s]".formatted(Town.chat("u-x"))).statusCode();

        assertThat(List.of(first.join(), second)).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void a_proxy_whose_time_is_over_speaks_for_nobody_from_that_moment() {
        String daughter =
                Town.created(
                        grant(
                                ",\"validUntil\":\"2026-04-04T03:00:00Z\",\"chatIds\":[%s]"
                                        .formatted(Town.chat("u-daughter"))));
        assertThat(expiry.runOnce(clock.instant())).isZero();

        clock.tick(Duration.ofHours(1));

        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-daughter"))
                .get("/v1/zones/" + zone)
                .then()
                .statusCode(403);
        assertThat(expiry.runOnce(clock.instant())).isEqualTo(1);
        assertThat(expiry.runOnce(clock.instant())).isZero();
        assertThat(Town.lastEvent("member.changed").at("/data/ending").asText())
                .isEqualTo("EXPIRED");
        Town.asAdmin()
                .get("/v1/members/" + daughter)
                .then()
                .body("active", equalTo(false))
                .body("chatIds", empty());
    }

    @Test
    void two_agents_at_once_end_a_proxy_once() {
        Town.created(grant(",\"validUntil\":\"2026-04-04T03:00:00Z\""));
        var later = clock.tick(Duration.ofHours(2));

        var other = CompletableFuture.supplyAsync(() -> expiry.runOnce(later));

        assertThat(expiry.runOnce(later) + other.join()).isEqualTo(1);
    }

    @Test
    void a_proxys_word_is_taken_back_and_doing_so_again_changes_nothing() {
        String daughter = daughter();

        end(daughter).then().statusCode(200).body("ending", equalTo("REVOKED"));
        int events = Town.events("member.changed").size();
        end(daughter).then().statusCode(200).body("ending", equalTo("REVOKED"));

        assertThat(Town.events("member.changed")).hasSize(events);
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-daughter"))
                .get("/v1/zones/" + zone)
                .then()
                .statusCode(403);
    }

    @Test
    void with_whom_they_speak_for_a_proxy_moves_and_ends() {
        String daughter = daughter();
        String other = Town.household(zone, "9", "101");

        Town.asAdmin()
                .body("{\"householdId\":\"%s\"}".formatted(other))
                .post("/v1/members/" + mother + "/move")
                .then()
                .statusCode(200);
        Town.asAdmin().get("/v1/members/" + daughter).then().body("householdId", equalTo(other));

        end(mother).then().statusCode(200).body("ending", equalTo("LEFT"));
        Town.asAdmin().get("/v1/members/" + daughter).then().body("ending", equalTo("REVOKED"));
    }

    @Test
    void a_closed_household_has_no_proxies() {
        String daughter = daughter();
        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"active\":false}")
                .patch("/v1/households/" + household)
                .then()
                .statusCode(200);

        Town.asAdmin().get("/v1/members/" + daughter).then().body("active", equalTo(false));
        Town.asAdmin()
                .get("/v1/members/" + mother)
                .then()
                .body("ending", equalTo("HOUSEHOLD_CLOSED"));
        grant("").then().statusCode(409).body("type", endsWith("/problems/household-closed"));
    }

    @Test
    void a_proxy_is_of_this_household_and_not_over_already() {
        String elsewhere = Town.member(zone, Town.household(zone, "9", "1"), "u-wu");

        grant(",\"speaksFor\":\"%s\"".formatted(elsewhere)).then().statusCode(400);
        grant(",\"validUntil\":\"2026-04-04T01:00:00Z\"").then().statusCode(400);
        grant(",\"phone2\":1").then().statusCode(400);
        Town.asAdmin()
                .body("{\"name\":\"x\"}")
                .post("/v1/households/" + household + "/proxies")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("relation"));
        Town.as(Tokens.admin("350521"))
                .body("{\"name\":\"x\",\"relation\":\"y\"}")
                .post("/v1/households/" + household + "/proxies")
                .then()
                .statusCode(404);
    }

    @Test
    void what_is_of_proxies_is_changed_on_proxies_only() {
        String daughter = daughter();

        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"validUntil\":\"2026-06-01T00:00:00Z\",\"relation\":\"侄女\"}")
                .patch("/v1/members/" + daughter)
                .then()
                .statusCode(200)
                .body("relation", equalTo("侄女"));
        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"validUntil\":\"2026-06-01T00:00:00Z\"}")
                .patch("/v1/members/" + mother)
                .then()
                .statusCode(400);
        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"subject\":\"x\"}")
                .patch("/v1/members/" + daughter)
                .then()
                .statusCode(400);
    }

    @Test
    void who_was_seen_to_live_there_adds_a_proxy_who_brings_their_own_chat_id() {
        var asMother = Town.asFrontend().header("On-Behalf-Of", Town.onBehalfOf("u-mother"));
        String path = "/v1/households/" + household + "/proxies";
        String body = "{\"name\":\"陈晓\",\"relation\":\"女儿\"%s}";

        asMother.body(body.formatted(""))
                .post(path)
                .then()
                .statusCode(403)
                .body("type", endsWith("/problems/verified-residents-only"));
        verify(mother, "BY_CHAT_PLATFORM");
        asMother.body(body.formatted("")).post(path).then().statusCode(403);
        verify(mother, "SEEN_AT_THE_DOOR");
        asMother.body(body.formatted(",\"chatIds\":[%s]".formatted(Town.chat("u-d"))))
                .post(path)
                .then()
                .statusCode(400);
        String daughter = Town.created(asMother.body(body.formatted("")).post(path));
        Town.asAdmin()
                .get("/v1/members/" + daughter + "/history")
                .then()
                .body("items[0].by.role", equalTo("RESIDENT"))
                .body("items[0].by.personId", equalTo(mother));

        asMother.body("{}").post("/v1/members/" + daughter + "/departure").then().statusCode(200);
        Town.asAdmin().get("/v1/members/" + daughter).then().body("ending", equalTo("REVOKED"));
    }

    private static void verify(String member, String method) {
        Town.asAdmin()
                .body("{\"method\":\"%s\"}".formatted(method))
                .post("/v1/members/" + member + "/verification")
                .then()
                .statusCode(200);
    }

    @Test
    void one_of_the_household_sees_all_of_it_once_verified_and_themselves_before() {
        daughter();
        var asMother = Town.asFrontend().header("On-Behalf-Of", Town.onBehalfOf("u-mother"));
        String path = "/v1/households/" + household + "/members";
        String other = Town.household(zone, "9", "1");
        String neighbour = Town.member(zone, other, "u-wu");

        asMother.get(path).then().statusCode(200).body("items.id", contains(mother));
        verify(mother, "BY_PHONE");

        asMother.get(path)
                .then()
                .body("items", hasSize(2))
                .body("items[1].name", equalTo("陈晓"))
                .body("items[1].chatIds", empty())
                .body("items[0].chatIds.userId", contains("u-mother"))
                .body("items[0]", not(hasKey("subject")));
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-daughter"))
                .get(path)
                .then()
                .body("items", hasSize(1));
        asMother.get("/v1/households/" + other + "/members").then().statusCode(404);
        asMother.get("/v1/households/" + household)
                .then()
                .statusCode(200)
                .body("label", equalTo("8-1203"))
                .body("flags", empty());
        asMother.get("/v1/households/" + other).then().statusCode(404);
        asMother.get("/v1/members/" + neighbour).then().statusCode(404);
        asMother.get("/v1/members/" + mother).then().statusCode(200);
        asMother.body("{}").post("/v1/members/" + neighbour + "/departure").then().statusCode(404);
    }
}
