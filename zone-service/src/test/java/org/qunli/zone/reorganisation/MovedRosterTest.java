package org.qunli.zone.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.zone.Town;

/** What officers and boundaries become when zones are split or merged. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MovedRosterTest {

    private static final String ALWAYS = "[{\"always\":true}]";

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static Response reorganise(String body, boolean dry) {
        return Town.asAdmin()
                .header("Accept-Language", "en")
                .queryParam("dryRun", dry)
                .body("{\"reason\":{\"zh\":\"八号楼提前解封\",\"en\":\"8 leaves early\"}," + body + "}")
                .post("/v1/reorganisations");
    }

    private static String split(String zone, String more) {
        return """
        "kind":"SPLIT","zoneId":"%s","parts":[{"zone":{"name":{"zh":"八号楼","en":"Building 8"}%s},"buildings":["8"]}]"""
                .formatted(zone, more);
    }

    private static String merge(String zone, String into) {
        return """
        "kind":"MERGE","merged":[{"zoneId":"%s","buildingPrefix":"B"}],"into":"%s\""""
                .formatted(zone, into);
    }

    private static void exception(String zone, String officer, String kind, String more) {
        Town.asAdmin()
                .body(
                        """
                        {"kind":"%s","from":"2026-04-04T04:00:00Z","to":"2026-04-04T06:00:00Z"%s}"""
                                .formatted(kind, more))
                .post("/v1/zones/" + zone + "/roster/" + officer + "/exceptions")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse onDuty(String zone, String at) {
        return Town.asAdmin()
                .queryParam("at", at)
                .get("/v1/zones/" + zone + "/roster/on-duty")
                .then()
                .statusCode(200);
    }

    @Test
    void absences_and_substitutes_go_along_into_the_zone_that_splits_off() {
        String zone = Town.zone();
        Town.household(zone, "8", "1203");
        Town.household(zone, "9", "101");
        String lin = Town.officer("u-lin");
        String wu = Town.officer("u-wu");
        String chen = Town.officer("u-chen");
        Town.roster(zone, lin, "TOWNSHIP_CADRE", ALWAYS).then().statusCode(201);
        Town.roster(zone, chen, "MEDICAL_WORKER", ALWAYS).then().statusCode(201);
        exception(zone, lin, "SUBSTITUTION", ",\"otherOfficerId\":\"" + wu + "\"");
        exception(zone, chen, "ABSENCE", "");

        String left =
                reorganise(split(zone, ""), false)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("steps[0].toZone");

        for (String each : new String[] {zone, left}) {
            onDuty(each, "2026-04-04T05:00:00Z").body("items.officerId", contains(wu));
            onDuty(each, "2026-04-04T07:00:00Z").body("items.officerId.size()", equalTo(2));
        }
        Town.asAdmin()
                .get("/v1/zones/" + left + "/roster/" + chen + "/exceptions")
                .then()
                .body("items.kind", contains("ABSENCE"))
                .body("items.state", contains("IN_FORCE"));
    }

    @Test
    void exceptions_of_whoever_leaves_end_in_the_old_zone_and_go_on_in_the_new() {
        String old = Town.zone();
        String into = Town.zone();
        String lin = Town.officer("u-lin");
        Town.roster(old, lin, "TOWNSHIP_CADRE", ALWAYS).then().statusCode(201);
        exception(old, lin, "ABSENCE", "");

        reorganise(merge(old, into), false).then().statusCode(201);

        onDuty(into, "2026-04-04T05:00:00Z").body("items", empty());
        onDuty(into, "2026-04-04T07:00:00Z").body("items.officerId", contains(lin));
        Town.asAdmin()
                .get("/v1/zones/" + old + "/roster/" + lin + "/exceptions")
                .then()
                .body("items.state", contains("CANCELLED"));
    }

    @Test
    void a_merger_that_overfills_a_post_is_refused_and_the_dry_run_says_so() {
        String one = Town.zone();
        String two = Town.zone();
        for (int i = 0; i < 3; i++) {
            Town.roster(one, Town.officer("u-a" + i), "GRID_WORKER", ALWAYS).then().statusCode(201);
            Town.roster(two, Town.officer("u-b" + i), "GRID_WORKER", ALWAYS).then().statusCode(201);
        }

        for (boolean dry : new boolean[] {true, false}) {
            reorganise(merge(one, two), dry)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/problems/post-overfull"))
                    .body("detail", containsString("6 officers of the post GRID_WORKER"))
                    .body("detail", containsString("takes 5"));
        }
        assertThat(Town.events("zone.reorganised")).isEmpty();
    }

    @Test
    void nobody_is_entered_into_a_zone_that_was_merged() {
        String old = Town.zone();
        String into = Town.zone();
        String household = Town.household(old, "8", "1203");
        reorganise(merge(old, into), false).then().statusCode(201);

        Town.asAdmin()
                .body("{\"householdId\":\"" + household + "\",\"name\":\"陈先生\"}")
                .post("/v1/zones/" + old + "/members")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/zone-merged"));
        Town.roster(old, Town.officer("u-lin"), "GRID_WORKER", ALWAYS)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/zone-merged"));
    }

    private static String block(double west, double east) {
        return """
        {"coordinateSystem":"WGS84","geometry":{"type":"Polygon","coordinates":[[
         [%1$s,24.96],[%2$s,24.96],[%2$s,24.97],[%1$s,24.97],[%1$s,24.96]]]}}"""
                .formatted(west, east);
    }

    private static void draw(String zone, double west, double east) {
        Town.asAdmin()
                .header("If-None-Match", "*")
                .body(block(west, east))
                .put("/v1/zones/" + zone + "/boundary")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse boundary(String zone) {
        return Town.asAdmin().get("/v1/zones/" + zone + "/boundary").then();
    }

    @Test
    void a_split_takes_the_boundary_drawn_with_it() {
        String zone = Town.zone();
        Town.household(zone, "8", "1203");
        draw(zone, 118.38, 118.40);
        String crossed =
                block(118.38, 118.39)
                        .replace("[118.39,24.96],[118.39,24.97]", "[118.39,24.97],[118.39,24.96]");

        reorganise(split(zone, ",\"boundary\":" + crossed), true)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("parts[0].zone.boundary.geometry.coordinates"));
        String left =
                reorganise(split(zone, ",\"boundary\":" + block(118.38, 118.39)), false)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("steps[0].toZone");

        boundary(left).statusCode(200).body("bbox[2].toDouble()", closeTo(118.39, 1e-9));
        boundary(zone).statusCode(200).body("bbox[2].toDouble()", closeTo(118.40, 1e-9));
        assertThat(Town.lastEvent("boundary.changed").at("/data/zoneId").asText()).isEqualTo(left);
    }

    @Test
    void a_merger_covers_what_its_zones_covered_unless_one_was_never_drawn() {
        String one = Town.zone();
        String two = Town.zone();
        String three = Town.zone();
        draw(one, 118.38, 118.39);
        draw(two, 118.39, 118.40);

        reorganise(merge(one, two), false).then().statusCode(201);
        boundary(two)
                .statusCode(200)
                .body("bbox[0].toDouble()", closeTo(118.38, 1e-9))
                .body("bbox[2].toDouble()", closeTo(118.40, 1e-9))
                .body("geometry.coordinates.size()", equalTo(1));
        reorganise(merge(three, two), false).then().statusCode(201);

        boundary(two).statusCode(200).body("bbox[0].toDouble()", closeTo(118.38, 1e-9));
        assertThat(Town.events("boundary.changed")).hasSize(3);
    }
}
