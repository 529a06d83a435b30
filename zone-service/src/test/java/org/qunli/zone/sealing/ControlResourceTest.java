package org.qunli.zone.sealing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
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
class ControlResourceTest {

    private static final String REASON =
            "\"reason\":{\"zh\":\"连续七日无新增\",\"en\":\"No new case in seven days\"}";

    private static final String TONIGHT =
            "\"status\":\"LIFTED\",\"effectiveAt\":\"2026-04-05T00:00:00Z\"";

    @Inject SettableClock clock;

    @Inject ControlChanger changer;

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static Response change(String zone, String fields) {
        return Town.asAdmin()
                .header("Accept-Language", "en")
                .body("{" + fields + "," + REASON + "}")
                .post("/v1/zones/" + zone + "/control/changes");
    }

    private static ValidatableResponse control(String zone) {
        return given().get("/v1/zones/" + zone + "/control").then().statusCode(200);
    }

    private static Response cancel(String zone, String change) {
        return Town.asAdmin()
                .header("Accept-Language", "en")
                .delete("/v1/zones/" + zone + "/control/changes/" + change);
    }

    @Test
    void when_does_it_end_has_every_promise_ever_made() {
        String zone = Town.zone();
        change(zone, "\"expectedLiftAt\":\"2026-04-10T00:00:00Z\"").then().statusCode(201);
        clock.tick(Duration.ofHours(1));
        change(
                        zone,
                        "\"expectedLiftAt\":\"2026-04-12T00:00:00Z\",\"source\":{\"authority\":\"南安市指挥部\"}")
                .then()
                .statusCode(201);
        clock.tick(Duration.ofHours(1));
        change(zone, "\"expectedLiftAt\":null").then().statusCode(201);

        ValidatableResponse answer =
                control(zone)
                        .body("expectedLiftAt", nullValue())
                        .body(
                                "promises.expectedLiftAt",
                                contains("2026-04-10T00:00:00Z", "2026-04-12T00:00:00Z", null))
                        .body("promises[1].source.authority", equalTo("南安市指挥部"))
                        .body("promises[2].until", nullValue())
                        .body("text.zh", containsString("解除时间尚未确定"))
                        .body("text.zh", containsString("此前公布的预计解除时间:2026年4月10日08:00"))
                        .body("text.en", containsString("Expected before: 10 April 2026, 08:00"));
        assertThat(answer.extract().<String>path("promises[0].until"))
                .isEqualTo(answer.extract().<String>path("promises[1].from"));
    }

    @Test
    void lift_left_out_stays_and_null_takes_it_back() {
        String zone = Town.zone();
        change(zone, "\"expectedLiftAt\":\"2026-04-10T00:00:00Z\"").then().statusCode(201);

        change(zone, "\"level\":\"CONTROLLED\"").then().statusCode(201);
        control(zone).body("expectedLiftAt", equalTo("2026-04-10T00:00:00Z"));
        change(zone, "\"expectedLiftAt\":null")
                .then()
                .statusCode(201)
                .body("liftUnknown", equalTo(true));

        assertThat(Town.lastEvent("zone.changed").at("/data/expectedLiftAt").isNull()).isTrue();
        change(zone, "\"expectedLiftAt\":\"tomorrow\"").then().statusCode(400);
    }

    @Test
    void same_key_tells_null_from_left_out() {
        String zone = Town.zone();
        String path = "/v1/zones/" + zone + "/control/changes";

        Town.asAdmin()
                .header("Idempotency-Key", "k-1")
                .body("{\"level\":\"CONTROLLED\"," + REASON + "}")
                .post(path)
                .then()
                .statusCode(201);

        Town.asAdmin()
                .header("Idempotency-Key", "k-1")
                .body("{\"level\":\"CONTROLLED\",\"expectedLiftAt\":null," + REASON + "}")
                .post(path)
                .then()
                .statusCode(422);
    }

    @Test
    void announced_for_tonight_is_public_until_it_is_cancelled() {
        String zone = Town.zone();
        String change = change(zone, TONIGHT).then().statusCode(201).extract().path("id");
        control(zone)
                .body("upcoming", hasSize(1))
                .body("upcoming[0].status", equalTo("LIFTED"))
                .body("text.en", containsString("Announced for 5 April 2026, 08:00: it is lifted"));

        cancel(zone, change).then().statusCode(204);
        cancel(zone, change).then().statusCode(204);

        control(zone).body("upcoming", empty());
        clock.tick(Duration.ofDays(2));
        assertThat(changer.runOnce(clock.instant())).isZero();
        control(zone).body("status", equalTo("ACTIVE"));
        Town.asAdmin()
                .queryParam("state", "CANCELLED")
                .get("/v1/zones/" + zone + "/control/changes")
                .then()
                .body("items.id", contains(change))
                .body("items[0].cancelledBy", equalTo("admin-client:admin-1"));
        given().queryParam("state", "CANCELLED")
                .get("/v1/zones/" + zone + "/control/changes")
                .then()
                .body("items", empty());
    }

    @Test
    void change_whose_time_has_come_is_not_cancelled_even_if_the_agent_is_late() {
        String zone = Town.zone();
        String change = change(zone, TONIGHT).then().statusCode(201).extract().path("id");
        clock.tick(Duration.ofDays(2));

        cancel(zone, change)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/change-already-settled"));

        assertThat(changer.runOnce(clock.instant())).isEqualTo(1);
        control(zone).body("status", equalTo("LIFTED"));
    }

    @Test
    void cancelled_while_it_is_carried_out_it_is_one_of_both() {
        String zone = Town.zone();
        String change = change(zone, TONIGHT).then().statusCode(201).extract().path("id");
        clock.tick(Duration.ofDays(2));

        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> changer.runOnce(clock.instant()));
        int status = cancel(zone, change).statusCode();
        run.join();
        changer.runOnce(clock.instant());

        assertThat(status).isEqualTo(409);
        control(zone).body("status", equalTo("LIFTED"));
        assertThat(Town.events("zone.changed")).hasSize(3);
    }

    @Test
    void another_zones_change_is_not_found() {
        String zone = Town.zone();
        String other = Town.zone("350521");
        String change = change(zone, TONIGHT).then().statusCode(201).extract().path("id");

        cancel(Town.zone(), change).then().statusCode(404);
        cancel(other, change).then().statusCode(404);
        Town.as(Tokens.frontend(Town.NANAN, Town.NETWORK))
                .delete("/v1/zones/" + zone + "/control/changes/" + change)
                .then()
                .statusCode(403);
    }

    @Test
    void control_is_cached_until_it_changes() {
        String zone = Town.zone();
        String tag =
                control(zone)
                        .header("Cache-Control", containsString("max-age=30"))
                        .extract()
                        .header("ETag");

        given().header("If-None-Match", tag)
                .get("/v1/zones/" + zone + "/control")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        change(zone, TONIGHT).then().statusCode(201);

        given().header("If-None-Match", tag)
                .get("/v1/zones/" + zone + "/control")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
    }

    @Test
    void changes_are_filtered_and_paged() {
        String zone = Town.zone();
        change(zone, "\"level\":\"CONTROLLED\"").then().statusCode(201);
        change(zone, TONIGHT).then().statusCode(201);
        String path = "/v1/zones/" + zone + "/control/changes";

        String next =
                Town.asAdmin()
                        .queryParam("limit", 2)
                        .get(path)
                        .then()
                        .body("items", hasSize(2))
                        .body("next", notNullValue())
                        .extract()
                        .path("next");
        Town.asAdmin()
                .queryParam("cursor", next)
                .get(path)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());

        Town.asAdmin()
                .queryParam("from", "2026-04-04T20:00:00Z")
                .get(path)
                .then()
                .body("items.state", contains("SCHEDULED"));
        Town.asAdmin().queryParam("from", "yesterday").get(path).then().statusCode(400);
        Town.asAdmin().queryParam("state", "DONE").get(path).then().statusCode(400);
    }

    @Test
    void group_bound_later_is_told_how_its_zone_stands() {
        String zone = Town.zone();
        change(zone, "\"level\":\"CONTROLLED\"").then().statusCode(201);

        Town.group(zone, "wr-late");

        List<com.fasterxml.jackson.databind.JsonNode> told =
                Town.events(Tokens.frontend(Town.NANAN, Town.NETWORK), "zone.changed");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).at("/data/level").asText()).isEqualTo("CONTROLLED");
    }
}
