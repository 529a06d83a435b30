package org.qunli.zone.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemberResourceTest {

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static Response enter(String zone, String household, String user) {
        return Town.asAdmin()
                .body(
                        "{\"householdId\":\"%s\",\"chatIds\":[%s]}"
                                .formatted(household, Town.chat(user)))
                .post("/v1/zones/" + zone + "/members");
    }

    private static String etag(String member) {
        return Town.asAdmin()
                .get("/v1/members/" + member)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static Response patch(String member, String body) {
        return Town.asAdmin()
                .header("If-Match", etag(member))
                .body(body)
                .patch("/v1/members/" + member);
    }

    @Test
    void member_is_entered_and_told() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1203");
        String member = Town.member(zone, household, "u-chen");

        var event = Town.lastEvent("member.changed");
        assertThat(event.at("/data/memberId").asText()).isEqualTo(member);
        assertThat(event.at("/data/householdId").asText()).isEqualTo(household);
        assertThat(event.at("/data/chatIds/0/userId").asText()).isEqualTo("u-chen");
        assertThat(event.at("/data/personal/name").asText()).isEqualTo("陈先生");
    }

    @Test
    void a_chat_id_is_one_members_whoever_writes_at_the_same_time() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1203");

        List<Integer> statuses =
                IntStream.range(0, 6)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        enter(zone, household, "u-chen")
                                                                .statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409);
        Town.asAdmin().get("/v1/zones/" + zone + "/members").then().body("items", hasSize(1));
        assertThat(Town.events("member.changed")).hasSize(1);
    }

    @Test
    void taken_chat_id_says_so_and_not_whose() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1203");
        String member = Town.member(zone, household, "u-chen");

        String answer =
                enter(zone, household, "u-chen")
                        .then()
                        .statusCode(409)
                        .body("type", endsWith("/problems/chat-id-taken"))
                        .extract()
                        .asString();
        assertThat(answer).doesNotContain(member).doesNotContain("u-chen");
    }

    @Test
    void the_same_chat_id_may_live_in_a_zone_and_serve_one() {
        String zone = Town.zone();
        Town.officer("u-lin");

        Town.member(zone, Town.household(zone, "8", "1203"), "u-lin");
    }

    @Test
    void chat_ids_are_replaced_and_taken_away() {
        String zone = Town.zone();
        String member = Town.member(zone, Town.household(zone, "8", "1203"), "u-chen");

        patch(
                        member,
                        "{\"chatIds\":[%s,%s]}"
                                .formatted(Town.chat("u-chen-2"), Town.chat("u-chen-3")))
                .then()
                .statusCode(200)
                .body("chatIds.userId", contains("u-chen-2", "u-chen-3"))
                .body("name", equalTo("陈先生"));
        patch(member, "{\"name\":null,\"subject\":\"chen\"}")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("name")))
                .body("subject", equalTo("chen"));
        patch(member, "{\"chatIds\":null}").then().statusCode(400);
        patch(member, "{\"nickname\":\"x\"}").then().statusCode(400);
        Town.asAdmin().body("{}").patch("/v1/members/" + member).then().statusCode(428);
    }

    @Test
    void who_moves_out_is_known_to_nobody_afterwards() {
        String zone = Town.zone();
        String member = Town.member(zone, Town.household(zone, "8", "1203"), "u-chen");
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-chen"))
                .get("/v1/zones/" + zone)
                .then()
                .statusCode(200);

        patch(member, "{\"active\":false}").then().statusCode(200).body("chatIds", empty());

        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-chen"))
                .get("/v1/zones/" + zone)
                .then()
                .statusCode(403)
                .body("type", endsWith("/problems/unknown-person"));
        patch(member, "{\"name\":\"x\"}").then().statusCode(409);
    }

    @Test
    void resident_with_an_own_token_sees_their_zone_and_no_other() {
        String zone = Town.zone();
        String other = Town.zone();
        Town.created(
                Town.asAdmin()
                        .body(
                                "{\"householdId\":\"%s\",\"subject\":\"chen\"}"
                                        .formatted(Town.household(zone, "8", "1203")))
                        .post("/v1/zones/" + zone + "/members"));
        String token = Tokens.person("resident", "chen");

        Town.as(token).get("/v1/zones").then().statusCode(200).body("items.id", contains(zone));
        Town.as(token).get("/v1/zones/" + other).then().statusCode(404);
        Town.as(token).get("/v1/zones/" + zone + "/members").then().statusCode(403);
    }

    @Test
    void front_end_enters_people_of_its_own_chat_by_label() {
        String zone = Town.zone();
        Town.household(zone, "8", "1203");
        String path = "/v1/zones/" + zone + "/members";

        String member =
                Town.created(
                        Town.asFrontend()
                                .body(
                                        "{\"householdLabel\":\"8-1203\",\"name\":\"陈先生\",\"chatIds\":[%s]}"
                                                .formatted(Town.chat("u-chen")))
                                .post(path));
        Town.asFrontend()
                .get(path)
                .then()
                .body("items.id", contains(member))
                .body("items[0]", not(hasKey("name")));
        Town.as(Tokens.frontend(Town.NANAN, "dingtalk/other"))
                .get(path)
                .then()
                .statusCode(200)
                .body("items", empty());

        Town.asFrontend()
                .body(
                        "{\"householdLabel\":\"8-1203\",\"chatIds\":[{\"channel\":\"dingtalk\",\"tenant\":\"t\",\"userId\":\"u\"}]}")
                .post(path)
                .then()
                .statusCode(404);
        Town.asFrontend().body("{\"householdLabel\":\"8-1203\"}").post(path).then().statusCode(400);
        Town.asFrontend()
                .body("{\"householdLabel\":\"9-9\",\"chatIds\":[%s]}".formatted(Town.chat("u-wu")))
                .post(path)
                .then()
                .statusCode(400);
    }

    @Test
    void grid_worker_verifies_another_officer_does_not() {
        String zone = Town.zone();
        String member = Town.member(zone, Town.household(zone, "8", "1203"), "u-chen");
        Town.roster(zone, Town.officer("u-grid"), "GRID_WORKER", "[{\"always\":true}]")
                .then()
                .statusCode(201);
        Town.roster(zone, Town.officer("u-police"), "POLICE_OFFICER", "[{\"always\":true}]")
                .then()
                .statusCode(201);
        String body = "{\"method\":\"SEEN_AT_THE_DOOR\"}";
        String path = "/v1/members/" + member + "/verification";

        Town.as(Tokens.person("officer", "u-police"))
                .body(body)
                .post(path)
                .then()
                .statusCode(403)
                .body("type", endsWith("/problems/grid-workers-only"));
        Town.asAdmin().get("/v1/members/" + member).then().body("verification", nullValue());
        Town.as(Tokens.person("officer", "u-grid"))
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .body("verification.at", notNullValue());
        Town.asFrontend().body(body).post(path).then().statusCode(400);
        Town.asFrontend()
                .body("{\"method\":\"BY_CHAT_PLATFORM\"}")
                .post(path)
                .then()
                .statusCode(200);
        Town.as(Tokens.frontend(Town.NANAN, "dingtalk/other"))
                .body("{\"method\":\"BY_CHAT_PLATFORM\"}")
                .post(path)
                .then()
                .statusCode(404);
    }

    @Test
    void two_who_swap_chat_ids_at_the_same_time_queue_up() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1203");
        String one = Town.member(zone, household, "u-one");
        String two = Town.member(zone, household, "u-two");

        for (int round = 0; round < 5; round++) {
            var first =
                    CompletableFuture.supplyAsync(
                            () ->
                                    patch(one, "{\"chatIds\":[%s]}".formatted(Town.chat("u-two")))
                                            .statusCode());
            int second =
                    patch(two, "{\"chatIds\":[%s]}".formatted(Town.chat("u-one"))).statusCode();

            assertThat(List.of(first.join(), second))
                    .allMatch(status -> status == 200 || status == 409);
        }
    }
}
