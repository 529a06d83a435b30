package org.qunli.supervision.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.qunli.supervision.World.DISTRICT;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.token;
import static org.qunli.supervision.World.wecom;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class ReorganisedMattersTest {

    @Inject World world;

    @Inject FollowedZones followed;

    private UUID zone;

    private UUID officer;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy(step("FIRST_RESPONSE", "-20%", "REMIND", "ASSIGNEE"));
        zone = world.zone();
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
    }

    private static RequestSpecification as(String role, String subject) {
        return given().auth().oauth2(token(role, subject)).contentType(ContentType.JSON);
    }

    private void reorganise(UUID to, boolean whole) {
        List<Map<String, Object>> zones = new ArrayList<>();
        zones.add(zone(to, "CONTROLLED", "ACTIVE"));
        zones.add(zone(zone, "SEALED", whole ? "LIFTED" : "ACTIVE"));
        Map<String, Object> served =
                Map.of(
                        "zoneId",
                        to,
                        "officerId",
                        officer,
                        "post",
                        "TOWNSHIP_CADRE",
                        "duties",
                        List.of("MEDICINE"),
                        "active",
                        true,
                        "from",
                        world.now(),
                        "intervals",
                        List.of(
                                Map.of(
                                        "from",
                                        world.now(),
                                        "to",
                                        world.now().plus(Duration.ofDays(14)))));
        world.tell(
                "zones",
                "zone.reorganised",
                "reorganisation/" + DISTRICT,
                null,
                Map.of(
                        "at",
                        world.now(),
                        "zones",
                        zones,
                        "moves",
                        List.of(
                                Map.of(
                                        "fromZone",
                                        zone,
                                        "toZone",
                                        to,
                                        "whole",
                                        whole,
                                        "households",
                                        List.of(),
                                        "groups",
                                        List.of())),
                        "roster",
                        List.of(served)));
    }

    private static Map<String, Object> zone(UUID id, String level, String status) {
        return Map.of(
                "zoneId",
                id,
                "district",
                DISTRICT,
                "nameZh",
                "八号楼",
                "nameEn",
                "Building 8",
                "level",
                level,
                "status",
                status);
    }

    private List<String> clocks() {
        return world.texts(
                "select zone || ' ' || kind || ' ' || due_at || ' ' || state from clock"
                        + " order by kind, round");
    }

    private static String in(String clock, UUID from, UUID to) {
        return clock.replace(from.toString(), to.toString());
    }

    @Test
    void running_clocks_follow_their_request_with_the_due_times_they_have() {
        UUID request = world.request(zone, officer);
        List<String> before = clocks();
        UUID left = UuidCreator.getTimeOrderedEpoch();

        world.tick("PT3M");
        reorganise(left, false);
        world.happens("request.moved", request, left, Map.of("fromZone", zone));

        assertThat(clocks()).isEqualTo(before.stream().map(c -> in(c, zone, left)).toList());
        world.happens("request.answered", request, left, Map.of("officerId", officer));
        assertThat(world.texts("select outcome from clock where kind = 'FIRST_RESPONSE'"))
                .containsExactly("MET");
    }

    @Test
    void request_told_of_before_its_new_zone_waits_for_it() {
        UUID request = world.request(zone, officer);
        UUID left = UuidCreator.getTimeOrderedEpoch();

        world.happens("request.moved", request, left, Map.of("fromZone", zone));
        assertThat(world.texts("select zone::text from matter")).containsExactly(zone.toString());
        reorganise(left, false);
        world.tick("PT2S");
        world.happens("request.answered", request, left, Map.of("officerId", officer));

        assertThat(world.texts("select zone::text from matter")).containsExactly(left.toString());
    }

    @Test
    void matters_of_a_merged_zone_go_at_once_and_late_ones_after_them() {
        UUID early = world.request(zone, officer);
        UUID into = world.zone("CONTROLLED");

        reorganise(into, true);
        UUID late = world.request(zone, officer);

        assertThat(world.texts("select id || ' ' || zone from matter order by opened_at, id"))
                .containsExactlyInAnyOrder(early + " " + into, late + " " + into);
        assertThat(world.texts("select distinct zone::text from clock"))
                .containsExactly(into.toString());
        assertThat(world.texts("select level from matter")).containsOnly("CONTROLLED");
    }

    @Test
    void whoever_watched_the_zone_watches_what_became_of_it_until_a_lead_decides_otherwise() {
        String team =
                as("supervision-lead", "lead-1")
                        .body("{\"district\":\"%s\",\"name\":\"T\"}".formatted(DISTRICT))
                        .post("/v1/teams")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("teamId");
        as("supervision-lead", "lead-1").put("/v1/teams/" + team + "/supervisors/s-1");
        as("supervision-lead", "lead-1").put("/v1/teams/" + team + "/zones/" + zone);
        UUID left = UuidCreator.getTimeOrderedEpoch();
        UUID request = world.request(zone, officer);

        reorganise(left, false);
        world.happens("request.moved", request, left, Map.of("fromZone", zone));
        assertThat(followed.runOnce(world.now())).isEqualTo(1);
        assertThat(followed.runOnce(world.now())).isZero();

        as("supervisor", "s-1")
                .get("/v1/watch")
                .then()
                .body("zones.zoneId", containsInAnyOrder(zone.toString(), left.toString()))
                .body("items.requestId", contains(request.toString()));
        as("supervision-lead", "lead-1").delete("/v1/teams/" + team + "/zones/" + left);
        assertThat(followed.runOnce(world.now())).isZero();
        as("supervisor", "s-1")
                .get("/v1/watch")
                .then()
                .body("zones.zoneId", contains(zone.toString()));
    }
}
