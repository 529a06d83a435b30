package org.qunli.zone.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

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
class MemberLifeTest {

    @Inject Cleanup cleanup;
    @Inject SettableClock clock;

    private String zone;
    private String household;
    private String chen;

    @BeforeEach
    void chen_lives_in_8_1203() {
        cleanup.truncate();
        zone = Town.zone();
        household = Town.household(zone, "8", "1203");
        chen = Town.member(zone, household, "u-chen");
    }

    private static Response move(String token, String member, String household) {
        return Town.as(token)
                .body("{\"householdId\":\"%s\",\"reason\":\"住到女儿家\"}".formatted(household))
                .post("/v1/members/" + member + "/move");
    }

    private static Response merge(String gone, String kept) {
        return Town.asAdmin()
                .body("{\"into\":\"%s\"}".formatted(kept))
                .post("/v1/members/" + gone + "/merger");
    }

    private static Response get(String member) {
        return Town.asAdmin().get("/v1/members/" + member);
    }

    private static String admin() {
        return Tokens.admin(Town.NANAN);
    }

    @Test
    void a_member_moves_to_another_zone_of_the_district_and_stays_who_they_are() {
        String other = Town.zone();
        String home = Town.household(other, "2", "301");
        clock.tick(Duration.ofHours(3));

        move(admin(), chen, home).then().statusCode(200).body("zoneId", equalTo(other));

        var event = Town.lastEvent("member.changed");
        assertThat(event.at("/data/memberId").asText()).isEqualTo(chen);
        assertThat(event.at("/data/householdId").asText()).isEqualTo(home);
        assertThat(event.at("/data/zoneId").asText()).isEqualTo(other);
        assertThat(event.at("/data/chatIds/0/userId").asText()).isEqualTo("u-chen");
        Town.asAdmin()
                .get("/v1/members/" + chen + "/history")
                .then()
                .body("items.what", contains("ENTERED", "MOVED"))
                .body("items.householdId", contains(household, home))
                .body("items[1].reason", equalTo("住到女儿家"))
                .body("items[1].at", equalTo("2026-04-04T05:00:00Z"));
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-chen"))
                .get("/v1/zones/" + zone)
                .then()
                .statusCode(404);
    }

    @Test
    void moving_there_again_changes_nothing() {
        String home = Town.household(zone, "2", "301");
        move(admin(), chen, home).then().statusCode(200);

        move(admin(), chen, home).then().statusCode(200);

        assertThat(Town.events("member.changed")).hasSize(2);
    }

    @Test
    void nobody_moves_to_another_district_a_closed_door_or_nowhere() {
        Town.zone("350521");
        String abroad =
                Town.created(
                        Town.as(Tokens.admin("350521"))
                                .body("{\"building\":\"1\",\"room\":\"1\"}")
                                .post("/v1/zones/" + Town.zone("350521") + "/households"));
        String closed = Town.household(zone, "3", "1");
        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"active\":false}")
                .patch("/v1/households/" + closed);

        move(admin(), chen, abroad).then().statusCode(400);
        move(Tokens.admin(Town.NANAN, "350521"), chen, abroad).then().statusCode(400);
        move(admin(), chen, chen).then().statusCode(400);
        move(admin(), chen, closed)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/household-closed"));
        move(Tokens.admin("350521"), chen, abroad).then().statusCode(404);
        assertThat(Town.events("member.changed")).hasSize(1);
    }

    @Test
    void an_officer_moves_people_as_grid_worker_of_both_zones() {
        String home = Town.household(zone, "2", "301");
        String other = Town.household(Town.zone(), "2", "301");
        Town.roster(zone, Town.officer("u-grid"), "GRID_WORKER", "[{\"always\":true}]");
        Town.roster(zone, Town.officer("u-police"), "POLICE_OFFICER", "[{\"always\":true}]");

        move(Tokens.person("officer", "u-police"), chen, home).then().statusCode(403);
        move(Tokens.person("officer", "u-grid"), chen, other).then().statusCode(400);
        move(Tokens.person("officer", "u-grid"), chen, home).then().statusCode(200);
    }

    @Test
    void who_moves_while_the_household_closes_is_in_one_of_both() {
        String home = Town.household(zone, "2", "301");
        var closing =
                CompletableFuture.supplyAsync(
                        () ->
                                Town.asAdmin()
                                        .header("If-Match", "*")
                                        .body("{\"active\":false}")
                                        .patch("/v1/households/" + home)
                                        .statusCode());
        int moving = move(admin(), chen, home).statusCode();
        closing.join();

        boolean livesThere =
                get(chen).path("active").equals(true) && get(chen).path("householdId").equals(home);
        assertThat(moving).isIn(200, 409);
        assertThat(livesThere).isFalse();
    }

    @Test
    void a_resident_leaves_by_themselves_and_their_chat_id_is_free() {
        var asChen = Town.asFrontend().header("On-Behalf-Of", Town.onBehalfOf("u-chen"));

        asChen.body("{\"reason\":\"搬走\"}")
                .post("/v1/members/" + chen + "/departure")
                .then()
                .statusCode(200)
                .body("ending", equalTo("LEFT"));

        asChen.get("/v1/zones/" + zone).then().statusCode(403);
        String again = Town.member(zone, household, "u-chen");
        assertThat(again).isNotEqualTo(chen);
    }

    @Test
    void who_returns_is_entered_anew_and_merged_with_who_they_were() {
        Town.asAdmin().body("{}").post("/v1/members/" + chen + "/departure");
        String other = Town.household(zone, "2", "301");
        String again = Town.member(zone, other, "u-chen");

        merge(chen, again).then().statusCode(200).body("id", equalTo(again));

        get(chen)
                .then()
                .body("mergedInto", equalTo(again))
                .body("ending", equalTo("MERGED"))
                .body("active", equalTo(false));
        Town.asAdmin()
                .get("/v1/members/" + again + "/history")
                .then()
                .body(
                        "items.what",
                        containsInAnyOrder("ENTERED", "LEFT", "ENTERED", "MERGED", "TOOK_OVER"));
    }

    @Test
    void two_identities_of_one_person_become_one() {
        String second =
                Town.created(
                        Town.asAdmin()
                                .body(
                                        "{\"householdId\":\"%s\",\"subject\":\"chen\",\"phone\":\"0595-5550123\",\"chatIds\":[%s]}"
                                                .formatted(household, Town.chat("u-chen-2")))
                                .post("/v1/zones/" + zone + "/members"));
        Town.asAdmin()
                .body("{\"method\":\"SEEN_AT_THE_DOOR\"}")
                .post("/v1/members/" + second + "/verification");

        merge(second, chen)
                .then()
                .statusCode(200)
                .body("id", equalTo(chen))
                .body("name", equalTo("陈先生"))
                .body("phone", equalTo("0595-5550123"))
                .body("subject", equalTo("chen"))
                .body("verified", equalTo(true))
                .body("chatIds.userId", contains("u-chen", "u-chen-2"));

        var merged = Town.lastEvent("member.merged");
        assertThat(merged.at("/subject").asText()).isEqualTo("member/" + second);
        assertThat(merged.at("/data/memberId").asText()).isEqualTo(second);
        assertThat(merged.at("/data/into").asText()).isEqualTo(chen);
        assertThat(merged.at("/data/householdId").asText()).isEqualTo(household);
        var changed = Town.events("member.changed");
        assertThat(changed.subList(changed.size() - 2, changed.size()))
                .anySatisfy(
                        e -> {
                            assertThat(e.at("/data/memberId").asText()).isEqualTo(second);
                            assertThat(e.at("/data/active").asBoolean()).isFalse();
                            assertThat(e.at("/data/mergedInto").asText()).isEqualTo(chen);
                            assertThat(e.at("/data/chatIds")).isEmpty();
                        })
                .anySatisfy(
                        e -> {
                            assertThat(e.at("/data/memberId").asText()).isEqualTo(chen);
                            assertThat(e.at("/data/chatIds")).hasSize(2);
                        });
        Town.as(Tokens.person("resident", "chen"))
                .get("/v1/members/" + chen)
                .then()
                .statusCode(200);
        Town.asAdmin().get("/v1/zones/" + zone + "/members").then().body("items", hasSize(1));
    }

    @Test
    void merging_again_changes_nothing_and_merging_with_another_is_refused() {
        String second = Town.member(zone, household, "u-2");
        String third = Town.member(zone, household, "u-3");
        merge(second, chen).then().statusCode(200);
        int events = Town.events("member.changed").size();

        merge(second, chen).then().statusCode(200);
        merge(second, third)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/member-already-merged"));

        assertThat(Town.events("member.changed")).hasSize(events);
        assertThat(Town.events("member.merged")).hasSize(1);
        merge(chen, third).then().statusCode(200).body("chatIds", hasSize(3));
        get(second).then().body("mergedInto", equalTo(third));
    }

    @Test
    void two_who_merge_each_other_at_once_keep_one() {
        String second = Town.member(zone, household, "u-2");

        var there = CompletableFuture.supplyAsync(() -> merge(chen, second).statusCode());
        int back = merge(second, chen).statusCode();

        assertThat(List.of(there.join(), back)).containsExactlyInAnyOrder(200, 409);
        Town.asAdmin()
                .get("/v1/zones/" + zone + "/members")
                .then()
                .body("items", hasSize(1))
                .body("items[0].chatIds", hasSize(2));
    }

    @Test
    void nobody_is_merged_with_themselves_across_doors_or_districts() {
        String neighbour = Town.member(zone, Town.household(zone, "9", "1"), "u-wu");
        String far = Town.zone("350521");
        String abroad =
                Town.created(
                        Town.as(Tokens.admin("350521"))
                                .body("{\"building\":\"1\",\"room\":\"1\"}")
                                .post("/v1/zones/" + far + "/households"));
        String stranger =
                Town.created(
                        Town.as(Tokens.admin("350521"))
                                .body("{\"householdId\":\"%s\"}".formatted(abroad))
                                .post("/v1/zones/" + far + "/members"));

        merge(chen, chen).then().statusCode(400);
        merge(chen, neighbour)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/different-households"));
        merge(chen, stranger).then().statusCode(400);
        merge(chen, household).then().statusCode(400);
        merge(stranger, chen).then().statusCode(404);
        Town.asAdmin()
                .body("{\"into\":\"x\"}")
                .post("/v1/members/" + chen + "/merger")
                .then()
                .statusCode(400);
    }

    @Test
    void an_officer_who_lives_there_is_merged_as_a_resident_and_stays_an_officer() {
        String officer = Town.officer("u-lin");
        String resident = Town.member(zone, household, "u-lin");

        merge(resident, chen).then().statusCode(200).body("chatIds", hasSize(2));

        Town.asAdmin()
                .get("/v1/officers/" + officer)
                .then()
                .body("chatIds.userId", contains("u-lin"));
    }

    @Test
    void a_proxy_who_moved_in_becomes_the_resident_and_never_the_other_way() {
        String proxy =
                Town.created(
                        Town.asAdmin()
                                .body(
                                        "{\"name\":\"x\",\"relation\":\"女儿\",\"chatIds\":[%s]}"
                                                .formatted(Town.chat("u-daughter")))
                                .post("/v1/households/" + household + "/proxies"));

        merge(chen, proxy).then().statusCode(400);
        merge(proxy, chen)
                .then()
                .statusCode(200)
                .body("kind", equalTo("RESIDENT"))
                .body("chatIds.userId", contains("u-chen", "u-daughter"));
    }

    @Test
    void a_verification_is_by_somebody_and_taken_back_with_a_reason() {
        String grid = Town.officer("u-grid");
        Town.roster(zone, grid, "GRID_WORKER", "[{\"always\":true}]");
        var asGrid = Town.as(Tokens.person("officer", "u-grid"));
        String path = "/v1/members/" + chen + "/verification";
        asGrid.body("{\"method\":\"BY_PHONE\"}")
                .post(path)
                .then()
                .statusCode(200)
                .body("verified", equalTo(true))
                .body("verification.by.role", equalTo("OFFICER"))
                .body("verification.by.personId", equalTo(grid));
        Town.asFrontend()
                .body("{\"method\":\"BY_CHAT_PLATFORM\"}")
                .post(path)
                .then()
                .statusCode(200)
                .body("verification.method", equalTo("BY_PHONE"));
        Town.asAdmin().body("{\"method\":\"BY_INVITATION\"}").post(path).then().statusCode(400);

        asGrid.body("{}").post(path + "/revocation").then().statusCode(400);
        asGrid.body("{\"reason\":\"认错人了\"}")
                .post(path + "/revocation")
                .then()
                .statusCode(200)
                .body("verified", equalTo(false))
                .body("verification", nullValue());

        assertThat(Town.lastEvent("member.changed").at("/data/verified").asBoolean()).isFalse();
        Town.asAdmin()
                .get("/v1/members/" + chen + "/history")
                .then()
                .body("items.what", contains("ENTERED", "VERIFIED", "VERIFICATION_REVOKED"))
                .body("items[2].reason", equalTo("认错人了"));
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-chen"))
                .get("/v1/zones/" + zone)
                .then()
                .statusCode(200);
    }

    @Test
    void members_are_filtered_and_paged() {
        String path = "/v1/zones/" + zone + "/members";
        String other = Town.household(zone, "9", "1");
        String wu =
                Town.created(
                        Town.asAdmin()
                                .body(
                                        "{\"householdId\":\"%s\",\"name\":\"吴%%_\",\"chatIds\":[{\"channel\":\"xmpp\",\"tenant\":\"t\",\"userId\":\"u\"}]}"
                                                .formatted(other))
                                .post(path));
        Town.asAdmin()
                .body("{\"method\":\"BY_PHONE\"}")
                .post("/v1/members/" + wu + "/verification");

        for (var filter :
                List.of(
                        List.of("householdId", other),
                        List.of("verified", "true"),
                        List.of("name", "吴%"),
                        List.of("channel", "xmpp/t"))) {
            Town.asAdmin()
                    .queryParam(filter.get(0), filter.get(1))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(wu));
        }
        Town.asAdmin().queryParam("kind", "PROXY").get(path).then().body("items", empty());
        Town.asAdmin().queryParam("name", "%").get(path).then().body("items", empty());
        Town.asAdmin().queryParam("kind", "GHOST").get(path).then().statusCode(400);
        Town.asAdmin().queryParam("verified", "maybe").get(path).then().statusCode(400);
        Town.asAdmin().queryParam("householdId", "x").get(path).then().statusCode(400);
        Town.asFrontend().queryParam("name", "吴").get(path).then().statusCode(400);
        Town.asFrontend().queryParam("channel", "xmpp/t").get(path).then().body("items", empty());
        String next =
                Town.asAdmin()
                        .queryParam("limit", 1)
                        .get(path)
                        .then()
                        .body("items", hasSize(1))
                        .extract()
                        .path("next");
        Town.asAdmin()
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .body("items.id", contains(wu))
                .body("next", nullValue());
    }

    @Test
    void two_front_ends_that_bind_the_same_chat_id_in_two_zones_bind_it_once() {
        String other = Town.zone();
        String home = Town.household(other, "2", "301");

        List<Integer> statuses =
                IntStream.range(0, 4)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        Town.asFrontend()
                                                                .body(
                                                                        "{\"householdId\":\"%s\",\"chatIds\":[%s]}"
                                                                                .formatted(
                                                                                        i % 2 == 0
                                                                                                ? home
                                                                                                : household,
                                                                                        Town.chat(
                                                                                                "u-new")))
                                                                .post(
                                                                        "/v1/zones/"
                                                                                + (i % 2 == 0
                                                                                        ? other
                                                                                        : zone)
                                                                                + "/members")
                                                                .statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(201, 409, 409, 409);
    }
}
