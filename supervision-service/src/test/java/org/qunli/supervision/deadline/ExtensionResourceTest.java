package org.qunli.supervision.deadline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.supervision.World.token;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class ExtensionResourceTest {

    private static final String GRANT = "{\"verdict\":\"GRANTED\"}";

    private static final String REFUSE = "{\"verdict\":\"REFUSED\"}";

    @Inject World world;

    @Inject Verdicts verdicts;

    private UUID zone;

    private UUID officer;

    private UUID request;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy("");
        zone = world.zone();
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
        request = world.request(zone, officer);
    }

    private String clock(String kind) {
        return world.texts("select id::text from clock where kind = '" + kind + "'").get(0);
    }

    private Instant due() {
        return world.now().plus(Duration.ofHours(2));
    }

    private ValidatableResponse ask(String token, String clock, Instant dueAt) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"dueAt\":\"" + dueAt + "\",\"reason\":\"药店封控\"}")
                .post("/v1/clocks/" + clock + "/extension")
                .then();
    }

    private ValidatableResponse decide(String token, String clock, String verdict) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(verdict)
                .put("/v1/clocks/" + clock + "/extension/decision")
                .then();
    }

    private String own() {
        return Tokens.person("officer", "sub-" + officer);
    }

    @Test
    void granted_time_moves_the_clock_and_names_nobody() {
        String resolution = clock("RESOLUTION");
        ask(own(), resolution, due().plus(Duration.ofHours(3)))
                .statusCode(201)
                .body("verdict", nullValue());

        decide(token("supervisor", "s-mark"), resolution, GRANT)
                .statusCode(200)
                .body("verdict", equalTo("GRANTED"))
                .body("decidedBy", equalTo("QUNLI"));
        decide(token("supervisor", "s-mark"), resolution, GRANT).statusCode(200);

        assertThat(
                        world.texts(
                                "select (due_at - started_at)::text from clock where kind = 'RESOLUTION'"))
                .containsExactly("05:00:00");
        assertThat(world.count("event where type = 'clock.moved'")).isEqualTo(1);
        assertThat(world.count("extension where extension::text like '%s-mark%'")).isZero();
        assertThat(world.count("fact where fact::text like '%s-mark%'")).isZero();
        given().auth()
                .oauth2(own())
                .get("/v1/clocks/" + resolution + "/explanation")
                .then()
                .body("sentences.en", hasItem("At 2026-04-04 10:00:00 Qunli granted 3 h more."));
    }

    @Test
    void more_time_is_asked_for_before_the_clock_is_due_and_only_once_at_a_time() {
        String resolution = clock("RESOLUTION");
        ask(own(), clock("FIRST_RESPONSE"), due())
                .statusCode(409)
                .body("type", endsWith("clock-not-extendable"));
        ask(own(), resolution, due()).statusCode(400);
        ask(own(), resolution, due().plus(Duration.ofDays(3))).statusCode(400);
        ask(own(), resolution, due().plus(Duration.ofHours(1))).statusCode(201);
        ask(own(), resolution, due().plus(Duration.ofHours(1)))
                .statusCode(409)
                .body("type", endsWith("extension-pending"));
        UUID other = world.officer(zone, "GRID_WORKER", wecom("u-grid"));
        ask(Tokens.person("officer", "sub-" + other), resolution, due()).statusCode(404);

        world.tick("PT2H");
        verdicts.runOnce(world.now());
        ask(own(), resolution, due()).statusCode(409).body("type", endsWith("clock-is-due"));
    }

    @Test
    void undecided_takes_the_default_at_the_policys_time_and_decides_no_more() {
        String resolution = clock("RESOLUTION");
        ask(own(), resolution, due().plus(Duration.ofHours(3)));
        world.tick("PT29M59S");
        assertThat(verdicts.runOnce(world.now())).isZero();

        world.tick("PT1S");
        assertThat(verdicts.runOnce(world.now())).isEqualTo(1);
        given().auth()
                .oauth2(own())
                .get("/v1/clocks/" + resolution + "/extension")
                .then()
                .body("verdict", equalTo("REFUSED"))
                .body("decidedBy", equalTo("QUNLI"));
        decide(token("supervision-lead", "l-1"), resolution, REFUSE).statusCode(200);
        decide(token("supervision-lead", "l-1"), resolution, GRANT)
                .statusCode(409)
                .body("type", endsWith("extension-decided"));
    }

    @Test
    void desk_decides_in_its_district_and_nobody_decides_for_themselves() {
        String resolution = clock("RESOLUTION");
        ask(own(), resolution, due().plus(Duration.ofHours(1)));
        decide(token("desk", "d-1"), resolution, GRANT).statusCode(404);
        world.texts(
                "insert into desk (code, district, kind, name_zh, name_en, version) values"
                        + " ('hq', '350583', 'HEADQUARTERS', '指挥部', 'HQ', 0) returning code");
        world.texts(
                "insert into desk_subject (desk, subject) values ('hq', 'd-1'), ('hq', 'sub-"
                        + officer
                        + "') returning desk");

        decide(token("desk", "sub-" + officer), resolution, GRANT)
                .statusCode(403)
                .body("type", endsWith("own-extension"));
        decide(token("desk", "d-1"), resolution, REFUSE).statusCode(200);
    }

    @Test
    void ended_clock_overtakes_what_was_asked_for() {
        String resolution = clock("RESOLUTION");
        ask(own(), resolution, due().plus(Duration.ofHours(1)));
        world.happens("request.resolved", request, zone, Map.of("cycle", 1));

        decide(token("supervisor", "s-1"), resolution, GRANT).statusCode(409);
        assertThat(world.texts("select verdict from extension")).containsExactly("OVERTAKEN");
    }

    @Test
    void vetoed_wait_counts_to_the_veto_and_no_longer() {
        String resolution = clock("RESOLUTION");
        veto(resolution).statusCode(409).body("type", endsWith("nothing-waits"));
        world.happens(
                "request.waiting",
                request,
                zone,
                Map.of("until", world.now().plus(Duration.ofHours(5))));
        world.tick("PT30M");

        veto(resolution).statusCode(200).body("state", equalTo("RUNNING"));
        veto(resolution).statusCode(200);
        assertThat(
                        world.texts(
                                "select (due_at - started_at)::text from clock where kind = 'RESOLUTION'"))
                .containsExactly("02:30:00");
        given().auth()
                .oauth2(own())
                .get("/v1/clocks/" + resolution + "/explanation")
                .then()
                .body(
                        "sentences.en",
                        hasItem(
                                "At 2026-04-04 10:30:00 Qunli decided that the wait no longer counts."));
    }

    private static ValidatableResponse veto(String clock) {
        return given().auth()
                .oauth2(token("supervisor", "s-1"))
                .post("/v1/clocks/" + clock + "/pause-veto")
                .then();
    }
}
