package org.qunli.zone.sealing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ZoneLifeTest {

    private static final String REASON =
            "\"reason\":{\"zh\":\"连续七日无新增\",\"en\":\"No new case in seven days\"}";

    @Inject SettableClock clock;

    @Inject ControlChanger changer;

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static io.restassured.response.Response change(String zone, String fields) {
        return Town.asAdmin()
                .header("Accept-Language", "en")
                .body("{" + fields + "," + REASON + "}")
                .post("/v1/zones/" + zone + "/control/changes");
    }

    private static String status(String zone) {
        return given().get("/v1/zones/" + zone + "/control")
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    @Test
    void zone_is_planned_sealed_and_lifted() {
        Town.district();
        String zone =
                Town.created(
                        Town.asAdmin()
                                .body(
                                        """
                                        {"district":"350583","name":{"zh":"溪美三号楼","en":"Ximei 3"},"level":"SEALED"}""")
                                .post("/v1/zones"));
        assertThat(status(zone)).isEqualTo("PLANNED");

        change(zone, "\"status\":\"ACTIVE\",\"expectedLiftAt\":\"2026-04-10T00:00:00Z\"")
                .then()
                .statusCode(201);
        change(zone, "\"level\":\"CONTROLLED\"").then().statusCode(201);
        change(zone, "\"status\":\"LIFTED\"").then().statusCode(201);

        assertThat(Town.events("zone.changed"))
                .extracting(e -> e.at("/data/status").asText() + " " + e.at("/data/level").asText())
                .containsExactly(
                        "PLANNED SEALED",
                        "ACTIVE SEALED",
                        "ACTIVE CONTROLLED",
                        "LIFTED CONTROLLED");
        Town.asAdmin()
                .get("/v1/zones/" + zone + "/control/changes")
                .then()
                .body("items", hasSize(4))
                .body("items.announcedBy", hasItem("admin-client:admin-1"))
                .body("items[0].status", equalTo("LIFTED"));
    }

    @Test
    void control_is_public_and_says_when_it_ends_in_local_time() {
        String zone = Town.zone();
        change(
                        zone,
                        "\"expectedLiftAt\":\"2026-04-10T00:00:00Z\",\"source\":{\"authority\":\"南安市指挥部\",\"documentNumber\":\"第12号\"}")
                .then()
                .statusCode(201);

        given().get("/v1/zones/" + zone + "/control")
                .then()
                .statusCode(200)
                .body("text.zh", containsString("预计2026年4月10日08:00解除"))
                .body("text.zh", containsString("南安市指挥部 第12号"))
                .body("text.en", containsString("expected to be lifted on 10 April 2026, 08:00"));
        given().get("/v1/zones/" + zone + "/control/changes")
                .then()
                .body("items[0]", not(hasKey("announcedBy")));
    }

    @Test
    void status_never_jumps_nor_goes_back() {
        Town.district();
        String zone =
                Town.created(
                        Town.asAdmin()
                                .body(
                                        """
                                        {"district":"350583","name":{"zh":"一号","en":"One"},"level":"SEALED"}""")
                                .post("/v1/zones"));

        change(zone, "\"status\":\"LIFTED\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/impossible-status-change"));
        change(zone, "\"status\":\"ACTIVE\"").then().statusCode(201);
        change(zone, "\"status\":\"PLANNED\"").then().statusCode(409);
        change(zone, "\"status\":\"LIFTED\"").then().statusCode(201);
        change(zone, "\"level\":\"PRECAUTION\"")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/zone-already-lifted"));
    }

    @Test
    void change_announced_for_later_happens_when_its_time_comes_and_once() {
        String zone = Town.zone();
        change(zone, "\"status\":\"LIFTED\",\"effectiveAt\":\"2026-04-05T00:00:00Z\"")
                .then()
                .statusCode(201)
                .body("state", equalTo("SCHEDULED"));
        assertThat(changer.runOnce(clock.instant())).isZero();
        assertThat(status(zone)).isEqualTo("ACTIVE");
        given().get("/v1/zones/" + zone + "/control/changes").then().body("items", hasSize(1));

        clock.tick(Duration.ofDays(1));
        List<Integer> settled =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> changer.runOnce(clock.instant())))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(settled.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        assertThat(status(zone)).isEqualTo("LIFTED");
        assertThat(Town.lastEvent("zone.changed").at("/data/effectiveAt").asText())
                .isEqualTo("2026-04-05T00:00:00Z");
        assertThat(Town.events("zone.changed")).hasSize(3);
        given().get("/v1/zones/" + zone + "/control/changes")
                .then()
                .body("items.state", hasItems("APPLIED"));
    }

    @Test
    void change_that_has_become_impossible_is_refused_and_kept() {
        String zone = Town.zone();
        change(zone, "\"level\":\"CONTROLLED\",\"effectiveAt\":\"2026-04-05T00:00:00Z\"")
                .then()
                .statusCode(201);
        change(zone, "\"status\":\"LIFTED\"").then().statusCode(201);

        clock.tick(Duration.ofDays(1));
        assertThat(changer.runOnce(clock.instant())).isEqualTo(1);
        assertThat(changer.runOnce(clock.instant())).isZero();

        Town.asAdmin()
                .get("/v1/zones/" + zone + "/control/changes")
                .then()
                .body("items.outcome", hasItem("zone-already-lifted"));
    }

    @Test
    void announced_change_goes_before_a_later_one_that_overtook_the_agent() {
        String zone = Town.zone();
        change(zone, "\"level\":\"CONTROLLED\",\"effectiveAt\":\"2026-04-05T00:00:00Z\"")
                .then()
                .statusCode(201);

        clock.tick(Duration.ofDays(2));
        change(zone, "\"expectedLiftAt\":\"2026-04-20T00:00:00Z\"").then().statusCode(201);

        assertThat(Town.lastEvent("zone.changed").at("/data/level").asText())
                .isEqualTo("CONTROLLED");
        assertThat(changer.runOnce(clock.instant())).isZero();
    }

    @Test
    void bad_changes_are_refused_and_nothing_happens() {
        String zone = Town.zone();

        Town.asAdmin()
                .body("{" + REASON + "}")
                .post("/v1/zones/" + zone + "/control/changes")
                .then()
                .statusCode(400);
        change(zone, "\"level\":\"LOCKED\"")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("level"));
        change(zone, "\"expectedLiftAt\":\"2026-04-01T00:00:00Z\"").then().statusCode(400);
        change(zone, "\"level\":\"SEALED\",\"effectiveAt\":\"2026-04-01T00:00:00Z\"")
                .then()
                .statusCode(400);
        change(zone, "\"colour\":\"red\"").then().statusCode(400);
        Town.asAdmin()
                .body("{\"level\":\"SEALED\"}")
                .post("/v1/zones/" + zone + "/control/changes")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("reason"));

        assertThat(Town.events("zone.changed")).hasSize(1);
    }

    @Test
    void zone_is_renamed_with_its_etag_only() {
        String zone = Town.zone();
        String body = "{\"name\":{\"zh\":\"溪美四号楼\",\"en\":\"Ximei 4\"}}";
        String etag = Town.asAdmin().get("/v1/zones/" + zone).then().extract().header("ETag");

        Town.asAdmin().body(body).patch("/v1/zones/" + zone).then().statusCode(428);
        Town.asAdmin()
                .header("If-Match", "\"99\"")
                .body(body)
                .patch("/v1/zones/" + zone)
                .then()
                .statusCode(412);
        Town.asAdmin()
                .header("If-Match", etag)
                .body("{\"name\":null}")
                .patch("/v1/zones/" + zone)
                .then()
                .statusCode(400);
        Town.asAdmin()
                .header("If-Match", etag)
                .body("{\"name\":{\"zh\":\" \",\"en\":\"x\"}}")
                .patch("/v1/zones/" + zone)
                .then()
                .statusCode(400);
        Town.asAdmin()
                .header("If-Match", etag)
                .body(body)
                .patch("/v1/zones/" + zone)
                .then()
                .statusCode(200)
                .body("name.en", equalTo("Ximei 4"));
        Town.asAdmin()
                .header("If-Match", etag)
                .body(body)
                .patch("/v1/zones/" + zone)
                .then()
                .statusCode(412);
    }

    @Test
    void zones_lie_within_zones_but_never_in_a_circle() {
        String outer = Town.zone();
        String inner = Town.zone();
        patch(inner, "{\"parentId\":\"" + outer + "\"}")
                .statusCode(200)
                .body("parentId", equalTo(outer));

        patch(outer, "{\"parentId\":\"" + inner + "\"}").statusCode(409);
        patch(outer, "{\"parentId\":\"" + outer + "\"}").statusCode(409);
        patch(inner, "{\"parentId\":null}").statusCode(200).body("parentId", nullValue());
    }

    private static io.restassured.response.ValidatableResponse patch(String zone, String body) {
        String etag = Town.asAdmin().get("/v1/zones/" + zone).then().extract().header("ETag");
        return Town.asAdmin().header("If-Match", etag).body(body).patch("/v1/zones/" + zone).then();
    }

    @Test
    void another_districts_zone_is_not_found_like_one_that_does_not_exist() {
        String other = Town.zone("350521");
        Town.district();

        String hidden =
                Town.asAdmin()
                        .get("/v1/zones/" + other)
                        .then()
                        .statusCode(404)
                        .extract()
                        .path("type");
        String absent =
                Town.asAdmin()
                        .get("/v1/zones/01960000-0000-7000-8000-000000000000")
                        .then()
                        .statusCode(404)
                        .extract()
                        .path("type");
        assertThat(hidden).isEqualTo(absent);
        change(other, "\"status\":\"LIFTED\"").then().statusCode(404);
        Town.asAdmin()
                .body(
                        "{\"district\":\"350521\",\"name\":{\"zh\":\"一\",\"en\":\"1\"},\"level\":\"SEALED\"}")
                .post("/v1/zones")
                .then()
                .statusCode(404);
        Town.asAdmin().get("/v1/zones").then().body("items", empty());
    }

    @Test
    void lists_are_paged() {
        List<String> all = List.of(Town.zone(), Town.zone(), Town.zone());

        var first =
                Town.asAdmin()
                        .queryParam("limit", 2)
                        .get("/v1/zones")
                        .then()
                        .statusCode(200)
                        .extract();
        var second =
                Town.asAdmin()
                        .queryParam("limit", 2)
                        .queryParam("cursor", first.<String>path("next"))
                        .get("/v1/zones")
                        .then()
                        .statusCode(200)
                        .body("next", nullValue())
                        .extract();

        assertThat(
                        Stream.concat(
                                        first.<List<String>>path("items.id").stream(),
                                        second.<List<String>>path("items.id").stream())
                                .toList())
                .isEqualTo(all);
        Town.asAdmin().queryParam("limit", 201).get("/v1/zones").then().statusCode(400);
        Town.asAdmin().queryParam("cursor", "nonsense").get("/v1/zones").then().statusCode(400);
        Town.asAdmin()
                .queryParam("status", "LIFTED")
                .get("/v1/zones")
                .then()
                .body("items", empty());
    }

    @Test
    void front_end_of_a_bound_group_is_told() {
        String zone = Town.zone();
        Town.group(zone, "wr-ximei-3");
        change(zone, "\"level\":\"CONTROLLED\"").then().statusCode(201);

        assertThat(Town.events(Tokens.frontend(Town.NANAN, Town.NETWORK), "zone.changed"))
                .extracting(e -> e.at("/data/level").asText())
                .containsExactly("SEALED", "CONTROLLED");
        assertThat(Town.events(Tokens.frontend(Town.NANAN, "wecom/other"), "zone.changed"))
                .isEmpty();
    }

    @Test
    void the_same_key_creates_one_zone() {
        Town.district();
        String body =
                "{\"district\":\"350583\",\"name\":{\"zh\":\"一\",\"en\":\"1\"},\"level\":\"SEALED\"}";

        String first =
                Town.created(
                        Town.asAdmin()
                                .header("Idempotency-Key", "k-1")
                                .body(body)
                                .post("/v1/zones"));
        String second =
                Town.created(
                        Town.asAdmin()
                                .header("Idempotency-Key", "k-1")
                                .body(body)
                                .post("/v1/zones"));

        assertThat(second).isEqualTo(first);
        assertThat(Town.events("zone.changed")).hasSize(1);
    }
}
