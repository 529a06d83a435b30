package org.qunli.zone.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HouseholdResourceTest {

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    @Test
    void household_is_called_by_its_door_and_told_without_it() {
        String zone = Town.zone();
        Town.asAdmin()
                .body(
                        "{\"building\":\"8\",\"unit\":\"2\",\"room\":\"1203\",\"flags\":[\"ELDERLY_ALONE\",\"DIALYSIS\"]}")
                .post("/v1/zones/" + zone + "/households")
                .then()
                .statusCode(201)
                .body("label", equalTo("8-2-1203"))
                .body("flags", contains("DIALYSIS", "ELDERLY_ALONE"));

        var event = Town.lastEvent("household.changed");
        assertThat(event.at("/data/flags/1").asText()).isEqualTo("ELDERLY_ALONE");
        assertThat(event.at("/data/personal/label").asText()).isEqualTo("8-2-1203");
    }

    @Test
    void one_door_is_one_household() {
        String zone = Town.zone();
        Town.household(zone, "8", "1203");

        Town.asAdmin()
                .body("{\"building\":\"8\",\"room\":\"1203\"}")
                .post("/v1/zones/" + zone + "/households")
                .then()
                .statusCode(409);
        assertThat(Town.events("household.changed")).hasSize(1);
    }

    @Test
    void bad_households_are_refused() {
        String path = "/v1/zones/" + Town.zone() + "/households";

        Town.asAdmin()
                .body("{\"building\":\"8\"}")
                .post(path)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("room"));
        Town.asAdmin()
                .body("{\"building\":\"8\",\"room\":\"1\",\"flags\":[\"RICH\"]}")
                .post(path)
                .then()
                .statusCode(400);
        Town.asAdmin()
                .body("{\"building\":\"8\",\"room\":\"a\\u0000b\"}")
                .post(path)
                .then()
                .statusCode(400);
        Town.asAdmin().body("{\"building\":\"8\",").post(path).then().statusCode(400);
        Town.asAdmin().get(path).then().body("items", empty());
    }

    @Test
    void closing_a_household_moves_its_members_out_and_frees_their_chat_ids() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1203");
        Town.member(zone, household, "u-chen");
        String etag =
                Town.asAdmin().get("/v1/households/" + household).then().extract().header("ETag");

        Town.asAdmin()
                .header("If-Match", etag)
                .body("{\"active\":false}")
                .patch("/v1/households/" + household)
                .then()
                .statusCode(200);

        assertThat(Town.lastEvent("member.changed").at("/data/active").asBoolean(true)).isFalse();
        assertThat(Town.lastEvent("member.changed").at("/data/chatIds")).isEmpty();
        Town.member(zone, Town.household(zone, "9", "101"), "u-chen");
        Town.asAdmin()
                .body("{\"householdId\":\"" + household + "\"}")
                .post("/v1/zones/" + zone + "/members")
                .then()
                .statusCode(409);
    }

    @Test
    void officer_of_the_zone_keeps_households_one_of_another_zone_finds_none() {
        String zone = Town.zone();
        String other = Town.zone();
        Town.roster(zone, Town.officer("u-lin"), "GRID_WORKER", "[{\"always\":true}]")
                .then()
                .statusCode(201);
        String token = Tokens.person("officer", "u-lin");
        String body = "{\"building\":\"8\",\"room\":\"1203\"}";

        Town.as(token).body(body).post("/v1/zones/" + zone + "/households").then().statusCode(201);
        Town.as(token).body(body).post("/v1/zones/" + other + "/households").then().statusCode(404);
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-lin"))
                .get("/v1/zones/" + zone + "/households")
                .then()
                .statusCode(200)
                .body("items.label", contains("8-1203"));
    }

    @Test
    void an_officer_who_only_lives_in_a_zone_does_not_see_its_households() {
        String home = Town.zone();
        String served = Town.zone();
        Town.member(home, Town.household(home, "8", "1203"), "u-lin");
        Town.roster(served, Town.officer("u-lin"), "GRID_WORKER", "[{\"always\":true}]")
                .then()
                .statusCode(201);
        String header = Town.onBehalfOf("u-lin");

        Town.asFrontend()
                .header("On-Behalf-Of", header)
                .get("/v1/zones/" + home)
                .then()
                .statusCode(200);
        Town.asFrontend()
                .header("On-Behalf-Of", header)
                .get("/v1/zones/" + home + "/households")
                .then()
                .statusCode(404);
        Town.asFrontend()
                .header("On-Behalf-Of", header)
                .get("/v1/zones/" + served + "/households")
                .then()
                .statusCode(200);
    }
}
