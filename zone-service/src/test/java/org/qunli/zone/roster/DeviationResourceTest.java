package org.qunli.zone.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

/** The clock stands at 10:00 in Nan'an; the day shift runs from 00:00Z to 12:00Z. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeviationResourceTest {

    private static final String DAY = "[{\"from\":\"08:00\",\"to\":\"20:00\"}]";
    private static final String NIGHT = "[{\"from\":\"20:00\",\"to\":\"08:00\"}]";

    @Inject SettableClock clock;

    @Inject DutyPlanner planner;

    @Inject Cleanup cleanup;

    private String zone;

    private String lin;

    private String wu;

    @BeforeEach
    void lin_serves_by_day() {
        cleanup.truncate();
        zone = Town.zone();
        lin = Town.officer("u-lin");
        wu = Town.officer("u-wu");
        Town.roster(zone, lin, "TOWNSHIP_CADRE", DAY).then().statusCode(201);
    }

    private String path(String officer) {
        return "/v1/zones/" + zone + "/roster/" + officer + "/exceptions";
    }

    private static String body(String kind, String from, String to, String more) {
        return """
        {"kind":"%s","from":"%s","to":"%s"%s}"""
                .formatted(kind, from, to, more);
    }

    private Response enter(String officer, String kind, String from, String to, String more) {
        return Town.asAdmin().body(body(kind, from, to, more)).post(path(officer));
    }

    private static String other(String officer) {
        return ",\"otherOfficerId\":\"" + officer + "\"";
    }

    private ValidatableResponse onDuty(String at) {
        return Town.asAdmin()
                .queryParam("at", at)
                .get("/v1/zones/" + zone + "/roster/on-duty")
                .then()
                .statusCode(200);
    }

    private static JsonNode lastOf(String officer) {
        return Town.events("roster.changed").stream()
                .map(event -> event.get("data"))
                .filter(data -> data.get("officerId").asText().equals(officer))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void absent_officer_is_not_on_duty_and_the_reason_is_not_for_everyone() {
        enter(lin, "ABSENCE", "2026-04-04T04:00:00Z", "2026-04-04T06:00:00Z", ",\"reason\":\"发烧\"")
                .then()
                .statusCode(201)
                .body("reason", equalTo("发烧"))
                .body("state", equalTo("IN_FORCE"));

        onDuty("2026-04-04T05:00:00Z").body("items", empty());
        onDuty("2026-04-04T06:00:00Z").body("items.officerId", contains(lin));
        assertThat(lastOf(lin).at("/intervals/0/to").asText()).isEqualTo("2026-04-04T04:00:00Z");
        Town.roster(zone, wu, "VOLUNTEER", DAY).then().statusCode(201);
        Town.as(Tokens.person("officer", "u-wu"))
                .get(path(lin))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0]", not(hasKey("reason")));
        assertThat(Town.events("roster.changed").toString()).doesNotContain("发烧");
    }

    @Test
    void substitute_from_elsewhere_serves_in_the_others_place_and_leaves_again() {
        String path = "/v1/zones/" + zone + "/roster";

        enter(lin, "SUBSTITUTION", "2026-04-04T04:00:00Z", "2026-04-04T12:00:00Z", other(wu))
                .then()
                .statusCode(201);

        onDuty("2026-04-04T03:00:00Z").body("items.officerId", contains(lin));
        onDuty("2026-04-04T05:00:00Z")
                .body("items.officerId", contains(wu))
                .body("items[0].standIn", equalTo(true))
                .body("items[0].serving.posts", contains("TOWNSHIP_CADRE"))
                .body("items[0].serving.duties", contains("MEDICINE"))
                .body("items[0].serving.standsInFor", contains(lin));
        JsonNode told = lastOf(wu);
        assertThat(told.get("active").asBoolean()).isTrue();
        assertThat(told.at("/intervals/0/posts/0").asText()).isEqualTo("TOWNSHIP_CADRE");
        assertThat(told.at("/intervals/0/standsInFor/0").asText()).isEqualTo(lin);

        clock.tick(Duration.ofHours(11));
        planner.runOnce(clock.instant());
        Town.asAdmin().get(path).then().body("items.officerId", hasItem(wu));
        clock.tick(Duration.ofHours(12));
        planner.runOnce(clock.instant());
        Town.asAdmin().get(path).then().body("items.officerId", contains(lin));
        assertThat(lastOf(wu).get("active").asBoolean()).isFalse();
        onDuty("2026-04-04T05:00:00Z").body("items.officerId", contains(wu));
    }

    @Test
    void cancelled_substitution_gives_the_rest_back_and_keeps_what_was_served() {
        String id =
                enter(
                                lin,
                                "SUBSTITUTION",
                                "2026-04-04T02:00:00Z",
                                "2026-04-04T12:00:00Z",
                                other(wu))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        clock.tick(Duration.ofHours(2));

        Town.asAdmin().delete(path(lin) + "/" + id).then().statusCode(204);
        Town.asAdmin()
                .delete(path(lin) + "/" + id)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/exception-settled"));

        onDuty("2026-04-04T03:00:00Z").body("items.officerId", contains(wu));
        onDuty("2026-04-04T05:00:00Z").body("items.officerId", contains(lin));
    }

    @Test
    void officer_delegates_a_duty_and_the_delegate_accepts() {
        Town.roster(zone, wu, "VOLUNTEER", NIGHT).then().statusCode(201);
        String from = "2026-04-04T04:00:00Z";
        String to = "2026-04-04T12:00:00Z";
        String token = Tokens.person("officer", "u-lin");
        String id =
                Town.as(token)
                        .body(
                                body(
                                        "DELEGATION",
                                        from,
                                        to,
                                        other(wu) + ",\"duties\":[\"MEDICINE\"]"))
                        .post(path(lin))
                        .then()
                        .statusCode(201)
                        .body("state", equalTo("PROPOSED"))
                        .extract()
                        .path("id");
        String medicine =
                "/v1/zones/"
                        + zone
                        + "/roster/on-duty?category=MEDICINE&at="
                        + "2026-04-04T05:00:00Z";
        Town.asAdmin().get(medicine).then().body("items.officerId", contains(lin));

        Town.as(token).post(path(lin) + "/" + id + "/acceptance").then().statusCode(403);
        Town.as(Tokens.person("officer", "u-wu"))
                .post(path(lin) + "/" + id + "/acceptance")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"));

        Town.asAdmin()
                .get(medicine)
                .then()
                .body("items.officerId", contains(wu))
                .body("items[0].serving.posts", empty());
        onDuty("2026-04-04T05:00:00Z").body("items", hasSize(2));
        Town.as(Tokens.person("officer", "u-wu"))
                .post(path(lin) + "/" + id + "/refusal")
                .then()
                .statusCode(409);
    }

    @Test
    void refused_delegation_changes_nothing() {
        Town.roster(zone, wu, "VOLUNTEER", NIGHT).then().statusCode(201);
        int before = Town.events("roster.changed").size();
        String id =
                Town.as(Tokens.person("officer", "u-lin"))
                        .body(
                                body(
                                        "DELEGATION",
                                        "2026-04-04T04:00:00Z",
                                        "2026-04-04T12:00:00Z",
                                        other(wu) + ",\"duties\":[\"MEDICINE\"]"))
                        .post(path(lin))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        Town.as(Tokens.person("officer", "u-wu"))
                .post(path(lin) + "/" + id + "/refusal")
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));

        assertThat(Town.events("roster.changed")).hasSize(before);
    }

    @Test
    void officer_enters_nothing_but_their_own_delegation() {
        String absence = body("ABSENCE", "2026-04-04T04:00:00Z", "2026-04-04T12:00:00Z", "");

        Town.as(Tokens.person("officer", "u-lin"))
                .body(absence)
                .post(path(lin))
                .then()
                .statusCode(403)
                .body("type", endsWith("/problems/own-delegation-only"));
        Town.as(Tokens.person("officer", "u-wu"))
                .body(absence)
                .post(path(lin))
                .then()
                .statusCode(404);
    }

    @Test
    void exceptions_that_contradict_each_other_are_refused() {
        String from = "2026-04-04T04:00:00Z";
        String to = "2026-04-04T12:00:00Z";
        enter(lin, "ABSENCE", from, to, "").then().statusCode(201);

        for (Response refused :
                List.of(
                        enter(lin, "ABSENCE", "2026-04-04T11:00:00Z", "2026-04-05T00:00:00Z", ""),
                        enter(
                                lin,
                                "EXTRA_DUTY",
                                "2026-04-04T11:00:00Z",
                                "2026-04-04T14:00:00Z",
                                ""))) {
            refused.then().statusCode(409).body("type", endsWith("/problems/exceptions-conflict"));
        }
        enter(lin, "ABSENCE", to, "2026-04-05T00:00:00Z", "").then().statusCode(201);
        String other = Town.zone();
        Town.roster(other, wu, "GRID_WORKER", DAY).then().statusCode(201);
        Town.asAdmin()
                .body(body("SUBSTITUTION", from, to, other(lin)))
                .post("/v1/zones/" + other + "/roster/" + wu + "/exceptions")
                .then()
                .statusCode(409);
    }

    @Test
    void one_of_two_who_send_the_same_officer_to_stand_in_and_away_is_refused() {
        String from = "2026-04-04T04:00:00Z";
        String to = "2026-04-04T12:00:00Z";
        Town.roster(zone, wu, "VOLUNTEER", DAY).then().statusCode(201);

        List<Integer> statuses =
                Stream.<java.util.function.Supplier<Integer>>of(
                                () -> enter(wu, "ABSENCE", from, to, "").statusCode(),
                                () -> enter(lin, "SUBSTITUTION", from, to, other(wu)).statusCode())
                        .map(CompletableFuture::supplyAsync)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(201, 409);
    }

    @Test
    void impossible_exceptions_name_the_field() {
        String from = "2026-04-04T04:00:00Z";
        String to = "2026-04-04T12:00:00Z";

        enter(lin, "ABSENCE", to, from, "")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("to"));
        enter(lin, "ABSENCE", "2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z", "")
                .then()
                .statusCode(400);
        enter(lin, "ABSENCE", from, to, other(wu))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("otherOfficerId"));
        enter(lin, "SUBSTITUTION", from, to, "").then().statusCode(400);
        enter(lin, "SUBSTITUTION", from, to, other(lin)).then().statusCode(400);
        enter(lin, "SUBSTITUTION", from, to, other("01960000-0000-7000-8000-000000000000"))
                .then()
                .statusCode(400);
        enter(lin, "DELEGATION", from, to, other(wu) + ",\"duties\":[\"MEDICINE\"]")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("otherOfficerId"));
        Town.roster(zone, wu, "VOLUNTEER", DAY).then().statusCode(201);
        enter(lin, "DELEGATION", from, to, other(wu) + ",\"duties\":[\"UTILITIES\"]")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("duties"));
        enter(wu, "HOLIDAY", from, to, "").then().statusCode(400);
        Town.asAdmin().get(path(lin)).then().body("items", empty());
    }

    @Test
    void who_leaves_stands_in_for_nobody() {
        Town.roster(zone, wu, "VOLUNTEER", NIGHT).then().statusCode(201);
        enter(lin, "SUBSTITUTION", "2026-04-04T02:00:00Z", "2026-04-04T12:00:00Z", other(wu))
                .then()
                .statusCode(201);

        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"active\":false}")
                .patch("/v1/officers/" + wu)
                .then()
                .statusCode(200);

        onDuty("2026-04-04T05:00:00Z").body("items.officerId", contains(lin));
    }

    @Test
    void answer_about_the_past_is_what_was_planned_then() {
        clock.tick(Duration.ofHours(1));
        Town.asAdmin()
                .header("If-Match", "*")
                .body(
                        "{\"post\":\"TOWNSHIP_CADRE\",\"duties\":[\"SANITATION\"],\"shifts\":"
                                + DAY
                                + "}")
                .put("/v1/zones/" + zone + "/roster/" + lin)
                .then()
                .statusCode(200);
        clock.tick(Duration.ofHours(1));
        // Entered afterwards: it doesn't say who was thought to be there.
        enter(lin, "ABSENCE", "2026-04-04T02:00:00Z", "2026-04-04T12:00:00Z", "")
                .then()
                .statusCode(201)
                .body("from", equalTo("2026-04-04T04:00:00Z"));
        Town.asAdmin().delete("/v1/zones/" + zone + "/roster/" + lin).then().statusCode(204);

        onDuty("2026-04-04T02:30:00Z")
                .body("items[0].officerId", equalTo(lin))
                .body("items[0].serving.duties", contains("MEDICINE"));
        onDuty("2026-04-04T03:30:00Z").body("items[0].serving.duties", contains("SANITATION"));
        onDuty("2026-04-04T04:30:00Z").body("items", empty());
        String roster = "/v1/zones/" + zone + "/roster";
        Town.asAdmin()
                .queryParam("at", "2026-04-04T02:30:00Z")
                .get(roster)
                .then()
                .body("items[0].duties", contains("MEDICINE"));
        Town.asAdmin()
                .queryParam("at", "2026-04-03T02:30:00Z")
                .get(roster)
                .then()
                .body("items", empty());
        Town.asAdmin().get(roster).then().body("items", empty());
    }
}
