package org.qunli.zone.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CareTest {

    private static final String CARE = "/v1/districts/350583/care-flags";

    @Inject Cleanup cleanup;

    @Inject SettableClock clock;

    @Inject CheckInPlanner planner;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static String household(String zone, String building, String room, String flags) {
        return Town.created(
                Town.asAdmin()
                        .body(
                                """
                                {"building":"%s","room":"%s","flags":%s}"""
                                        .formatted(building, room, flags))
                        .post("/v1/zones/" + zone + "/households"));
    }

    private static String officer(String zone, String name, String post) {
        Town.roster(zone, Town.officer(name), post, "[{\"always\":true}]").then().statusCode(201);
        return Tokens.person("officer", name);
    }

    private static String etag(String path) {
        return Town.asAdmin().get(path).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void doors_come_as_people_count_them_page_by_page() {
        String zone = Town.zone();
        for (String room : new String[] {"10", "2", "1", "A", "1B"}) {
            Town.household(zone, "8", room);
        }
        Town.household(zone, "10", "1");
        String path = "/v1/zones/" + zone + "/households";

        String next =
                Town.asAdmin()
                        .queryParam("limit", 4)
                        .get(path)
                        .then()
                        .body("items.label", contains("8-1", "8-1B", "8-2", "8-10"))
                        .extract()
                        .path("next");

        Town.asAdmin()
                .queryParam("limit", 4)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .body("items.label", contains("8-A", "10-1"))
                .body("next", nullValue());
    }

    @Test
    void households_are_found_by_door_label_and_flag() {
        String zone = Town.zone();
        household(zone, "8", "1203", "[\"DIALYSIS\"]");
        household(zone, "8", "1204", "[]");
        household(zone, "81", "1", "[]");
        String path = "/v1/zones/" + zone + "/households";

        Town.asAdmin().queryParam("building", "8").get(path).then().body("items", hasSize(2));
        Town.asAdmin()
                .queryParam("building", "8")
                .queryParam("room", "1204")
                .get(path)
                .then()
                .body("items.label", contains("8-1204"));
        Town.asAdmin().queryParam("unit", "3").get(path).then().body("items", empty());
        Town.asAdmin()
                .queryParam("label", "8-12")
                .get(path)
                .then()
                .body("items.label", contains("8-1203", "8-1204"));
        Town.asAdmin()
                .queryParam("flag", "DIALYSIS")
                .get(path)
                .then()
                .body("items.label", contains("8-1203"));
        Town.asAdmin().queryParam("flag", "RICH").get(path).then().statusCode(400);
        Town.asAdmin().queryParam("building", "8\u0000").get(path).then().statusCode(400);
    }

    @Test
    void who_may_not_see_a_flag_gets_no_hint_of_it_and_cannot_take_it_away() {
        String zone = Town.zone();
        String id = household(zone, "8", "1203", "[\"DIALYSIS\",\"NO_SMARTPHONE\"]");
        String volunteer = officer(zone, "u-vol", "VOLUNTEER");
        String medical = officer(zone, "u-med", "MEDICAL_WORKER");
        String list = "/v1/zones/" + zone + "/households";
        clock.tick(Duration.ofDays(2));

        Town.as(volunteer)
                .get("/v1/households/" + id)
                .then()
                .body("flags", contains("NO_SMARTPHONE"))
                .body("nextCheckInDueAt", nullValue());
        Town.as(volunteer)
                .queryParam("flag", "DIALYSIS")
                .get(list)
                .then()
                .statusCode(200)
                .body("items", empty());
        Town.as(volunteer).queryParam("checkInDue", true).get(list).then().body("items", empty());
        Town.as(volunteer)
                .header("If-Match", etag("/v1/households/" + id))
                .body("{\"flags\":[]}")
                .patch("/v1/households/" + id)
                .then()
                .statusCode(200)
                .body("flags", empty());
        Town.as(volunteer)
                .header("If-Match", etag("/v1/households/" + id))
                .body("{\"flags\":[\"DIALYSIS\"]}")
                .patch("/v1/households/" + id)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("flags"));

        Town.as(medical)
                .get("/v1/households/" + id)
                .then()
                .body("flags", contains("DIALYSIS"))
                .body("nextCheckInDueAt", equalTo("2026-04-05T02:00:00Z"));
        Town.as(medical).queryParam("checkInDue", true).get(list).then().body("items", hasSize(1));
    }

    @Test
    void district_says_who_sees_a_flag_and_its_households_follow_the_interval() {
        String zone = Town.zone();
        String id = household(zone, "8", "1203", "[\"DIALYSIS\"]");
        String plain = household(zone, "8", "1204", "[]");
        String volunteer = officer(zone, "u-vol", "VOLUNTEER");
        String rules =
                """
                {"flags":[{"flag":"DIALYSIS","visibleTo":["VOLUNTEER"],"checkInEvery":"PT12H"}]}""";

        Town.asAdmin().body(rules).put(CARE).then().statusCode(428);
        Town.asAdmin()
                .header("If-Match", etag(CARE))
                .body(rules)
                .put(CARE)
                .then()
                .statusCode(200)
                .body("flags.find { it.flag == 'DIALYSIS' }.checkInEvery", equalTo("PT12H"))
                .body("flags.find { it.flag == 'OXYGEN' }.checkInEvery", equalTo("PT24H"));
        Town.asAdmin().header("If-Match", "\"0\"").body(rules).put(CARE).then().statusCode(412);

        assertThat(planner.runOnce(clock.instant())).isEqualTo(1);
        assertThat(planner.runOnce(clock.instant())).isZero();
        Town.as(volunteer)
                .get("/v1/households/" + id)
                .then()
                .body("flags", contains("DIALYSIS"))
                .body("nextCheckInDueAt", equalTo("2026-04-04T14:00:00Z"));
        var told = Town.lastEvent("household.changed");
        assertThat(told.at("/data/householdId").asText()).isEqualTo(id).isNotEqualTo(plain);
        assertThat(told.at("/data/checkInEvery").asText()).isEqualTo("PT12H");
        assertThat(told.at("/data/nextCheckInDueAt").asText()).isEqualTo("2026-04-04T14:00:00Z");
    }

    @Test
    void two_pods_have_each_household_follow_once() throws Exception {
        String zone = Town.zone();
        household(zone, "8", "1", "[\"DIALYSIS\"]");
        household(zone, "8", "2", "[\"OXYGEN\"]");
        Town.asAdmin()
                .header("If-Match", etag(CARE))
                .body(
                        """
                        {"flags":[{"flag":"OXYGEN","visibleTo":[],"checkInEvery":"PT2H"}]}""")
                .put(CARE)
                .then()
                .statusCode(200);
        int before = Town.events("household.changed").size();

        Callable<Integer> pod = () -> planner.runOnce(clock.instant());
        var pods = Executors.newFixedThreadPool(2);
        int followed = 0;
        for (var run : pods.invokeAll(java.util.List.of(pod, pod))) {
            followed += run.get();
        }
        pods.shutdown();

        assertThat(followed).isEqualTo(2);
        assertThat(Town.events("household.changed")).hasSize(before + 2);
    }

    @Test
    void bad_care_flags_are_refused() {
        Town.zone();
        String etag = etag(CARE);
        for (String bad :
                new String[] {
                    "{\"flags\":[{\"flag\":\"RICH\",\"visibleTo\":[]}]}",
                    "{\"flags\":[{\"flag\":\"DIALYSIS\",\"visibleTo\":[\"MAYOR\"]}]}",
                    "{\"flags\":[{\"flag\":\"DIALYSIS\",\"visibleTo\":[],\"checkInEvery\":\"PT1S\"}]}",
                    "{\"flags\":[{\"flag\":\"DIALYSIS\",\"visibleTo\":[]},{\"flag\":\"DIALYSIS\",\"visibleTo\":[]}]}",
                    "{\"flags\":[{\"flag\":\"DIALYSIS\"}]}",
                    "{}"
                }) {
            Town.asAdmin().header("If-Match", etag).body(bad).put(CARE).then().statusCode(400);
        }
        Town.as(Tokens.admin("110101")).get(CARE).then().statusCode(404);
    }

    @Test
    void check_in_moves_the_next_one_unless_nobody_was_home() {
        String zone = Town.zone();
        String id = household(zone, "8", "1203", "[\"DIALYSIS\"]");
        String officer = officer(zone, "u-lin", "GRID_WORKER");
        String path = "/v1/households/" + id + "/check-ins";
        clock.tick(Duration.ofHours(25));

        Town.as(officer).body("{\"outcome\":\"NOBODY_HOME\"}").post(path).then().statusCode(201);
        Town.as(officer)
                .get("/v1/households/" + id)
                .then()
                .body("lastCheckInAt", nullValue())
                .body("nextCheckInDueAt", equalTo("2026-04-05T02:00:00Z"));
        Town.as(officer)
                .body("{\"at\":\"2026-04-05T02:30:00Z\",\"outcome\":\"FINE\",\"note\":\"血压正常\"}")
                .post(path)
                .then()
                .statusCode(201)
                .body("note", equalTo("血压正常"));

        Town.as(officer)
                .get("/v1/households/" + id)
                .then()
                .body("lastCheckInAt", equalTo("2026-04-05T02:30:00Z"))
                .body("nextCheckInDueAt", equalTo("2026-04-06T02:30:00Z"));
        var told = Town.lastEvent("household.checked-in");
        assertThat(told.at("/data/outcome").asText()).isEqualTo("FINE");
        assertThat(told.at("/data/nextDueAt").asText()).isEqualTo("2026-04-06T02:30:00Z");
        assertThat(told.at("/data/personal/note").asText()).isEqualTo("血压正常");
        assertThat(Town.lastEvent("household.changed").at("/data/lastCheckInAt").asText())
                .isEqualTo("2026-04-05T02:30:00Z");
        Town.as(officer)
                .queryParam("limit", 1)
                .get(path)
                .then()
                .body("items.outcome", contains("NOBODY_HOME"));
    }

    @Test
    void the_same_check_in_sent_twice_is_one() {
        String zone = Town.zone();
        String id = household(zone, "8", "1203", "[]");
        String officer = officer(zone, "u-lin", "GRID_WORKER");
        for (int i = 0; i < 2; i++) {
            Town.as(officer)
                    .header("Idempotency-Key", "k1")
                    .body("{\"outcome\":\"FINE\"}")
                    .post("/v1/households/" + id + "/check-ins")
                    .then()
                    .statusCode(201);
        }

        Town.as(officer)
                .get("/v1/households/" + id + "/check-ins")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void bad_check_ins_are_refused_and_strangers_find_nothing() {
        String zone = Town.zone();
        String id = household(zone, "8", "1203", "[]");
        String officer = officer(zone, "u-lin", "GRID_WORKER");
        String stranger = officer(Town.zone(), "u-wu", "GRID_WORKER");
        String path = "/v1/households/" + id + "/check-ins";
        String fine = "{\"outcome\":\"FINE\"}";

        Town.as(officer)
                .body("{\"outcome\":\"FINE\",\"at\":\"2030-01-01T00:00:00Z\"}")
                .post(path)
                .then()
                .statusCode(400);
        Town.as(officer).body("{\"outcome\":\"RICH\"}").post(path).then().statusCode(400);
        Town.as(officer).body("{}").post(path).then().statusCode(400);
        Town.as(stranger).body(fine).post(path).then().statusCode(404);
        Town.as(stranger).get(path).then().statusCode(404);
        Town.asAdmin()
                .header("If-Match", etag("/v1/households/" + id))
                .body("{\"active\":false}")
                .patch("/v1/households/" + id)
                .then()
                .statusCode(200);
        Town.as(officer).body(fine).post(path).then().statusCode(409);
    }
}
