package org.qunli.supervision.board;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.qunli.supervision.World.DISTRICT;
import static org.qunli.supervision.World.token;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.scorecard.Keeping;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class BoardTest {

    @Inject World world;

    @Inject Keeping keeping;

    private UUID large;

    private UUID small;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy("");
        large = world.zone();
        small = world.zone();
        households(large, 250);
        households(small, 1);
    }

    private void households(UUID zone, int count) {
        world.tell(
                "zones",
                "coverage.changed",
                "coverage/" + zone,
                zone,
                Map.of("zoneId", zone, "district", DISTRICT, "households", count));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(token(role, role + "-1"));
    }

    private void served(UUID zone, int times) {
        for (int i = 0; i < times; i++) {
            UUID request = world.request(zone, null);
            world.happens("request.answered", request, zone, Map.of());
            world.happens("request.resolved", request, zone, Map.of("cycle", 1));
        }
        keeping.runOnce(world.now());
    }

    @Test
    void board_shows_what_is_open_and_how_the_days_went() {
        served(large, 6);
        world.request(large, null);
        for (String path : List.of("/city", "/districts/" + DISTRICT, "/zones/" + large)) {
            as("admin")
                    .get("/v1/board" + path)
                    .then()
                    .statusCode(200)
                    .body("whole.now.open", equalTo(1))
                    .body("whole.today.find {it.measure == 'RESPONSE'}.hits", equalTo(6));
        }
        as("admin")
                .get("/v1/board/districts/" + DISTRICT)
                .then()
                .body("parts", hasSize(2))
                .body("parts.find {it.zoneId == '%s'}.now.open".formatted(large), equalTo(1));
        as("admin").get("/v1/board/districts/350521").then().statusCode(404);
    }

    @Test
    void board_is_304_while_it_says_the_same() {
        String tag =
                as("admin")
                        .get("/v1/board/city")
                        .then()
                        .header("ETag", startsWith("W/"))
                        .extract()
                        .header("ETag");
        world.tick("PT2M");
        as("admin").header("If-None-Match", tag).get("/v1/board/city").then().statusCode(304);

        world.request(large, null);

        as("admin").header("If-None-Match", tag).get("/v1/board/city").then().statusCode(200);
    }

    @Test
    void dashboard_can_not_tell_a_single_household_neither_directly_nor_by_a_difference() {
        UUID other = world.zone();
        households(other, 300);
        served(small, 6);
        served(large, 6);
        served(other, 6);

        as("dashboard")
                .get("/v1/board/zones/" + small)
                .then()
                .statusCode(200)
                .body("whole.withheld", equalTo(true))
                .body("whole.now", nullValue());
        as("dashboard")
                .get("/v1/board/districts/" + DISTRICT)
                .then()
                .body("whole.withheld", equalTo(false))
                .body("parts.findAll {!it.withheld}.zoneId", contains(other.toString()));
        given().auth()
                .oauth2(
                        Tokens.of(
                                Set.of("dashboard"),
                                "d",
                                Map.of(
                                        "districts",
                                        Set.of(DISTRICT),
                                        "zones",
                                        Set.of(small.toString(), other.toString()))))
                .get("/v1/board/districts/" + DISTRICT)
                .then()
                .body("whole.withheld", equalTo(true));
        String day = world.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        as("dashboard")
                .get(series(small, day))
                .then()
                .statusCode(200)
                .body("withheld", equalTo(true))
                .body("days", hasSize(0));
    }

    private static String series(UUID zone, String day) {
        return "/v1/board/series?district=%s&zone=%s&from=%s&to=%s"
                .formatted(DISTRICT, zone, day, day);
    }

    @Test
    void series_tells_each_day_in_local_time() {
        served(large, 6);
        String first = world.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        world.tick("PT24H");
        served(large, 7);

        as("supervisor")
                .get(
                        "/v1/board/series?district=%s&from=%s&to=%s"
                                .formatted(
                                        DISTRICT,
                                        first,
                                        world.now()
                                                .atZone(ZoneId.of("Asia/Shanghai"))
                                                .toLocalDate()))
                .then()
                .statusCode(200)
                .body("days", hasSize(2))
                .body("days[0].day", equalTo(first))
                .body("days[1].figures.find {it.measure == 'SOLVED'}.n", equalTo(7));
        as("supervisor")
                .get("/v1/board/series?district=350583&from=2026-01-02&to=2026-01-01")
                .then()
                .statusCode(400);
    }
}
