package org.qunli.supervision.escalation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.supervision.World.DISTRICT;
import static org.qunli.supervision.World.ROUTE;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.token;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class EscalationTest {

    private static final String SUPERVISOR = "mark-escalating-1";

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    private UUID zone;

    private UUID officer;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy(step("FIRST_RESPONSE", "0", "ESCALATE", "TEAM"));
        zone = world.zone();
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
        desk("hq", "HEADQUARTERS", "desk-1", "u-hq", "");
    }

    private static RequestSpecification as(String role, String subject) {
        return given().auth().oauth2(token(role, subject)).contentType(ContentType.JSON);
    }

    private static RequestSpecification desk() {
        return as("desk", "desk-1");
    }

    private static void desk(String code, String kind, String subject, String user, String more) {
        as("admin", "admin-1")
                .header("If-None-Match", "*")
                .body(
                        """
                        {"district": "350583", "kind": "%s", "nameZh": "台", "nameEn": "Desk", %s
                         "subjects": ["%s"], "chatIds": [{"channel": "wecom",
                         "tenant": "ww-quanzhou", "userId": "%s"}]}
                        """
                                .formatted(kind, more, subject, user))
                .put("/v1/desks/" + code)
                .then()
                .statusCode(201);
    }

    private void watching() {
        String team =
                as("supervision-lead", "mark-lead-1")
                        .body("{\"district\":\"%s\",\"name\":\"mark-t\"}".formatted(DISTRICT))
                        .post("/v1/teams")
                        .then()
                        .extract()
                        .path("teamId");
        as("supervision-lead", "mark-lead-1")
                .put("/v1/teams/" + team + "/supervisors/" + SUPERVISOR);
        as("supervision-lead", "mark-lead-1").put("/v1/teams/" + team + "/zones/" + zone);
    }

    private void fire(String after) {
        world.tick(after);
        world.caughtUp();
        watcher.runOnce(world.now());
    }

    private UUID overdue() {
        UUID request = world.request(zone, officer);
        fire("PT10M");
        return request;
    }

    private static String only() {
        return desk().get("/v1/escalations")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].escalationId");
    }

    private List<String> words() {
        return world.texts(
                "select person_id from saying where kind = 'DESK_ESCALATION' order by id");
    }

    @Test
    void desk_learns_the_same_at_the_same_time_whether_the_zone_has_a_team_or_not() {
        overdue();
        String without = words() + world.texts("select text_en from saying").toString();
        String listed = desk().get("/v1/escalations").asString();

        begin();
        watching();
        overdue();
        as("supervisor", SUPERVISOR).get("/v1/escalations").then().body("items", hasSize(1));
        as("supervisor", SUPERVISOR)
                .put("/v1/escalations/" + only() + "/acknowledgement")
                .then()
                .statusCode(200)
                .body("team.takenAt", equalTo(world.now().toString()));

        assertThat(alike(words() + world.texts("select text_en from saying").toString()))
                .isEqualTo(alike(without));
        assertThat(alike(desk().get("/v1/escalations").asString())).isEqualTo(alike(listed));
    }

    private static String alike(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
    }

    @Test
    void what_a_team_settles_needs_nobody_any_more_and_nobody_else_learns_why() {
        watching();
        UUID request = overdue();
        String id = only();

        as("supervisor", SUPERVISOR)
                .body("{\"outcome\":\"PASSED_ON\"}")
                .put("/v1/escalations/" + id + "/outcome")
                .then()
                .statusCode(200)
                .body("team.outcome", equalTo("PASSED_ON"))
                .body("outcome", equalTo("OVERTAKEN"));

        desk().get("/v1/escalations")
                .then()
                .body("items.outcome", contains("OVERTAKEN"))
                .body("items[0].team", nullValue());
        assertThat(
                        world.texts(
                                "select data ->> 'requestId' || ' ' || (data ->> 'outcome') from event"
                                        + " where type = 'escalation.closed'"))
                .containsExactly(request + " OVERTAKEN");
        as("supervisor", "somebody-else")
                .put("/v1/escalations/" + id + "/acknowledgement")
                .then()
                .statusCode(404);
    }

    @Test
    void desks_work_together_until_the_owner_says_how_it_ended() {
        desk("pharmacy", "DEPARTMENT", "desk-2", "u-med", "\"categories\": [\"MEDICINE\"],");
        desk("power", "DEPARTMENT", "desk-3", "u-power", "");
        overdue();
        assertThat(words()).containsExactlyInAnyOrder("u-hq", "u-med");
        String id = only();

        desk().put("/v1/escalations/" + id + "/desks/power").then().statusCode(200);
        assertThat(words()).contains("u-power");
        world.tick("PT4M");
        as("desk", "desk-2").put("/v1/escalations/" + id + "/acknowledgement");
        as("desk", "desk-2")
                .body("{\"outcome\":\"PASSED_ON\"}")
                .put("/v1/escalations/" + id + "/outcome")
                .then()
                .body("state", equalTo("ACKNOWLEDGED"));
        world.tick("PT21M");
        desk().body("{\"outcome\":\"SETTLED\"}")
                .put("/v1/escalations/" + id + "/outcome")
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("levels.desk", hasItem("power"))
                .body("levels[0].desk", equalTo("hq"))
                .body("levels[0].owner", equalTo(true))
                .body("levels.find {it.desk == 'pharmacy'}.untilTaken", equalTo("PT4M"))
                .body("levels.find {it.desk == 'hq'}.untilDone", equalTo("PT25M"));

        assertThat(
                        world.texts(
                                "select data ->> 'outcome' from event where type = 'escalation.closed'"))
                .containsExactly("SETTLED");
        desk().body("{\"outcome\":\"SETTLED\"}")
                .put("/v1/escalations/" + id + "/outcome")
                .then()
                .statusCode(200);
        desk().put("/v1/escalations/" + id + "/desks/power").then().statusCode(409);
    }

    @Test
    void one_outcome_of_a_cause_ends_all_that_lies_under_it() {
        world.request(zone, officer);
        world.request(zone, officer);
        overdue();
        List<String> ids = desk().get("/v1/escalations").path("items.escalationId");
        assertThat(ids).hasSize(3);
        String cause =
                desk().body(
                                Map.of(
                                        "kind",
                                        "POWER",
                                        "note",
                                        "10 kV",
                                        "escalationIds",
                                        ids.subList(0, 2)))
                        .post("/v1/escalations/causes")
                        .then()
                        .statusCode(201)
                        .body("escalations", equalTo(2))
                        .extract()
                        .path("causeId");
        String path = "/v1/escalations/causes/" + cause;
        desk().put(path + "/escalations/" + ids.get(2))
                .then()
                .statusCode(200)
                .body("escalations", equalTo(3));
        as("desk", "another").put(path + "/escalations/" + ids.get(2)).then().statusCode(404);

        desk().body("{\"outcome\":\"SETTLED\"}")
                .put(path + "/outcome")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("SETTLED"));

        assertThat(world.texts("select distinct state || outcome from escalation"))
                .containsExactly("CLOSEDSETTLED");
        assertThat(world.count("event where type = 'escalation.closed'")).isEqualTo(3);
        desk().get("/v1/escalations/causes").then().body("items.causeId", contains(cause));
        desk().body("{\"outcome\":\"UNSOLVABLE\"}").put(path + "/outcome").then().statusCode(409);
    }

    @Test
    void person_at_a_desk_acts_through_their_front_end() {
        overdue();
        RequestSpecification bot =
                given().auth()
                        .oauth2(Tokens.frontend(DISTRICT, ROUTE))
                        .header(
                                "On-Behalf-Of",
                                "channel=\"wecom\", tenant=\"ww-quanzhou\", user=\"u-hq\"");
        String id = bot.get("/v1/escalations").path("items[0].escalationId");

        given().auth()
                .oauth2(Tokens.frontend(DISTRICT, ROUTE))
                .header("On-Behalf-Of", "channel=\"wecom\", tenant=\"ww-quanzhou\", user=\"u-hq\"")
                .put("/v1/escalations/" + id + "/acknowledgement")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACKNOWLEDGED"));
        given().auth()
                .oauth2(Tokens.frontend(DISTRICT, ROUTE))
                .header("On-Behalf-Of", "channel=\"wecom\", tenant=\"ww-quanzhou\", user=\"u-x\"")
                .get("/v1/escalations")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/unknown-person"));
        as("desk", "another").put("/v1/escalations/" + id + "/outcome").then().statusCode(400);
        as("desk", "another")
                .put("/v1/escalations/" + id + "/acknowledgement")
                .then()
                .statusCode(404);
    }

    @Test
    void officer_and_supervision_ask_for_coordination_in_one_and_the_same_way() {
        UUID request = world.request(zone, officer);
        String body = "{\"requestId\":\"" + request + "\"}";
        String asked =
                given().auth()
                        .oauth2(Tokens.person("officer", "sub-" + officer))
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/v1/escalations")
                        .then()
                        .statusCode(201)
                        .body("reason", equalTo("NOT_TO_BE_SETTLED"))
                        .extract()
                        .path("escalationId");
        as("supervisor", SUPERVISOR).body(body).post("/v1/escalations").then().statusCode(404);
        watching();

        as("supervisor", SUPERVISOR)
                .body(body)
                .post("/v1/escalations")
                .then()
                .statusCode(201)
                .body("escalationId", equalTo(asked));

        assertThat(words()).containsExactly("u-hq");
        assertThat(world.count("event where type = 'escalation.opened'")).isEqualTo(1);
        world.happens("request.closed", request, zone, Map.of("status", "WITHDRAWN"));
        as("supervisor", SUPERVISOR).body(body).post("/v1/escalations").then().statusCode(409);
    }

    @Test
    void what_officers_pass_around_is_escalated_at_once_and_once() {
        UUID request = world.request(zone, officer);
        world.tick("PT1M");
        assertThat(world.count("escalation")).isZero();

        world.happens("request.passed-around", request, zone, Map.of("objections", 2));
        world.happens("request.passed-around", request, zone, Map.of("objections", 3));

        assertThat(world.texts("select reason || ' ' || state from escalation"))
                .containsExactly("NOT_TO_BE_SETTLED OPEN");
        world.happens("request.passed-around", UUID.randomUUID(), zone, Map.of("objections", 2));
        assertThat(world.count("escalation")).isOne();
    }

    @Test
    void alarm_that_nobody_hears_is_escalated_at_once_and_once() {
        UUID request = world.request(zone, officer);
        world.tick("PT1M");

        world.happens("request.alarm-unheard", request, zone, Map.of());
        world.happens("request.alarm-unheard", request, zone, Map.of());

        assertThat(world.texts("select reason || ' ' || state from escalation"))
                .containsExactly("NOBODY_REACHED OPEN");
    }
}
