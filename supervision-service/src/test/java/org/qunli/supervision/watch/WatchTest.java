package org.qunli.supervision.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.qunli.supervision.World.DISTRICT;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.token;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class WatchTest {

    /** Marks that nobody else may ever read. */
    private static final String SUPERVISOR = "mark-zhuzhang-7731";

    private static final String TEAM = "mark-team-9902";

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    @Inject WatchDatabase watch;

    @Inject Jdbi jdbi;

    private UUID zone;

    private UUID officer;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy(
                step("FIRST_RESPONSE", "-20%", "REMIND", "ASSIGNEE")
                        + ","
                        + step("FIRST_RESPONSE", "0", "ESCALATE", "TEAM"));
        zone = world.zone();
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
    }

    private static RequestSpecification as(String role, String subject) {
        return given().auth().oauth2(token(role, subject)).contentType(ContentType.JSON);
    }

    private static String team() {
        return as("supervision-lead", "mark-lead-1")
                .body("{\"district\":\"%s\",\"name\":\"%s\"}".formatted(DISTRICT, TEAM))
                .post("/v1/teams")
                .then()
                .statusCode(201)
                .extract()
                .path("teamId");
    }

    private static void watching(UUID zone) {
        String team = team();
        as("supervision-lead", "mark-lead-1")
                .put("/v1/teams/" + team + "/supervisors/" + SUPERVISOR)
                .then()
                .statusCode(204);
        as("supervision-lead", "mark-lead-1")
                .put("/v1/teams/" + team + "/zones/" + zone)
                .then()
                .statusCode(204);
    }

    private void fire(String after) {
        world.tick(after);
        world.caughtUp();
        watcher.runOnce(world.now());
    }

    @Test
    void board_shows_the_zones_of_the_teams_with_the_worst_first() {
        watching(zone);
        UUID elsewhere = world.zone();
        world.request(elsewhere, null);
        UUID first = world.request(zone, officer);
        world.tick("PT5M");
        UUID second = world.request(zone, officer);
        world.tick("PT4M");

        as("supervisor", SUPERVISOR)
                .get("/v1/watch")
                .then()
                .statusCode(200)
                .body("items.requestId", contains(first.toString(), second.toString()))
                .body("items[0].clocks[0].atRisk", equalTo(true))
                .body("items[1].clocks[0].atRisk", equalTo(false))
                .body("zones", hasSize(1))
                .body("zones[0].open", equalTo(2))
                .body("zones[0].atRisk", equalTo(1));
        as("supervisor", SUPERVISOR)
                .get("/v1/watch?limit=1")
                .then()
                .body("items.requestId", contains(first.toString()));
        as("supervisor", "somebody-else").get("/v1/watch").then().body("items", hasSize(0));
    }

    @Test
    void story_and_talk_are_for_the_zones_of_the_teams_only() {
        watching(zone);
        UUID request = world.request(zone, officer);
        UUID key = UUID.randomUUID();
        world.tell(
                "requests",
                "talk.heard",
                "talk/" + key,
                zone,
                Map.of(
                        "messageKey",
                        key,
                        "zoneId",
                        zone,
                        "at",
                        world.now(),
                        "speaker",
                        "RESIDENT",
                        "requestIds",
                        List.of(request),
                        "personal",
                        Map.of("text", "我的药吃完了", "displayName", "陈先生")));

        as("supervisor", SUPERVISOR)
                .get("/v1/watch/requests/" + request)
                .then()
                .statusCode(200)
                .body("events.type", contains("OPENED"))
                .body("talk.text", contains("我的药吃完了"));
        as("supervisor", SUPERVISOR)
                .get("/v1/watch/zones/" + zone + "/talk")
                .then()
                .body("items.displayName", contains("陈先生"));
        as("supervisor", "somebody-else")
                .get("/v1/watch/requests/" + request)
                .then()
                .statusCode(404);
        as("supervisor", "somebody-else")
                .get("/v1/watch/zones/" + zone + "/talk")
                .then()
                .statusCode(404);
    }

    @Test
    void every_look_is_in_the_audit_with_ids_only() {
        watching(zone);
        UUID request = world.request(zone, officer);
        as("supervisor", SUPERVISOR).get("/v1/watch/requests/" + request);

        as("auditor", "auditor-1")
                .get("/v1/audit")
                .then()
                .statusCode(200)
                .body("items[0].supervisor", equalTo(SUPERVISOR))
                .body("items[0].call", equalTo("GET /v1/watch/requests/" + request));
        given().auth()
                .oauth2(Tokens.of("auditor", "auditor-2", Set.of("350521"), Set.of()))
                .get("/v1/audit")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void looks_can_only_be_added() {
        watching(zone);

        assertThatThrownBy(
                        () -> watch.jdbi().useHandle(h -> h.execute("update look set path = 'x'")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> watch.jdbi().useHandle(h -> h.execute("delete from look")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> watch.jdbi().useHandle(h -> h.execute("delete from nudge")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void role_that_serves_others_has_no_way_into_the_schema() {
        for (String table : List.of("team", "team_supervisor", "team_zone", "look", "nudge")) {
            assertThatThrownBy(
                            () ->
                                    jdbi.withHandle(
                                            h ->
                                                    h.createQuery(
                                                                    "select count(*) from watch."
                                                                            + table)
                                                            .mapTo(int.class)
                                                            .one()))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nudge_can_not_be_told_from_a_reminder_of_the_ladder() {
        watching(zone);
        world.request(zone, officer);
        fire("PT8M");
        UUID request = world.request(zone, officer);
        // A word sooner after the last one waits, whatever brought it about.
        world.tick("PT1M");
        String body = "{\"requestId\":\"" + request + "\"}";
        String first =
                as("supervisor", SUPERVISOR)
                        .header("Idempotency-Key", "k1")
                        .body(body)
                        .post("/v1/reminders")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("reminderId");
        as("supervisor", SUPERVISOR)
                .header("Idempotency-Key", "k1")
                .body(body)
                .post("/v1/reminders")
                .then()
                .statusCode(201)
                .body("reminderId", equalTo(first));

        List<Map<String, Object>> own =
                given().auth()
                        .oauth2(Tokens.person("officer", "sub-" + officer))
                        .get("/v1/reminders")
                        .path("items");
        assertThat(own).hasSize(2);
        assertThat(own.get(0).keySet()).isEqualTo(own.get(1).keySet());
        assertThat(own)
                .allSatisfy(
                        r ->
                                assertThat(r)
                                        .containsEntry("clockKind", "FIRST_RESPONSE")
                                        .containsEntry("state", "SENDING"));
        assertThat(world.texts("select distinct kind from saying"))
                .containsExactly("DUTY_REMINDER");
        assertThat(world.texts("select regexp_replace(text_en, '[0-9:]+', '#', 'g') from saying"))
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .isEqualTo(
                                                world.texts(
                                                                "select regexp_replace(text_en, '[0-9:]+', '#', 'g') from saying")
                                                        .get(0)));
    }

    @Test
    void nudge_needs_something_that_runs() {
        watching(zone);
        UUID request = world.request(zone, officer);
        world.happens("request.closed", request, zone, Map.of("status", "WITHDRAWN"));

        as("supervisor", SUPERVISOR)
                .body("{\"requestId\":\"" + request + "\"}")
                .post("/v1/reminders")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-runs"));
    }

    /** What others can read, with ids and times made alike. */
    private Map<String, String> publicAnswers(UUID zone) {
        Map<String, String> answers = new LinkedHashMap<>();
        String officerToken = Tokens.person("officer", "sub-" + officer);
        for (String path :
                List.of(
                        "/v1/reminders",
                        "/v1/clocks",
                        "/v1/effective-policy?zone=" + zone,
                        world.policyPath())) {
            answers.put(
                    path.split("[?]")[0].replace(world.policyName(), "NAME"),
                    given().auth().oauth2(officerToken).get(path).asString());
        }
        answers.put(
                "feed",
                given().auth()
                        .oauth2(Tokens.service())
                        .get("/v1/events/supervision?limit=200&wait=PT0S")
                        .jsonPath()
                        .getList("events.type")
                        .toString());
        answers.replaceAll(
                (path, body) ->
                        body.replace(world.policyName(), "NAME")
                                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME"));
        return answers;
    }

    @Test
    void zone_with_a_team_that_looks_answers_others_as_one_without() {
        world.request(zone, officer);
        fire("PT11M");
        Map<String, String> without = publicAnswers(zone);

        begin();
        watching(zone);
        UUID request = world.request(zone, officer);
        as("supervisor", SUPERVISOR).get("/v1/watch");
        as("supervisor", SUPERVISOR).get("/v1/watch/requests/" + request);
        fire("PT11M");
        as("supervisor", SUPERVISOR).get("/v1/escalations");

        assertThat(publicAnswers(zone)).isEqualTo(without);
    }

    @Test
    void no_mark_of_supervision_lies_where_others_read() {
        watching(zone);
        UUID request = world.request(zone, officer);
        as("supervisor", SUPERVISOR).get("/v1/watch");
        as("supervisor", SUPERVISOR)
                .header("Idempotency-Key", "mark-key-1")
                .body("{\"requestId\":\"" + request + "\"}")
                .post("/v1/reminders")
                .then()
                .statusCode(201);
        fire("PT11M");
        String id = world.texts("select id::text from escalation").get(0);
        as("supervisor", SUPERVISOR).put("/v1/escalations/" + id + "/acknowledgement");

        List<String> marked = new ArrayList<>();
        for (String table :
                world.texts("select tablename::text from pg_tables where schemaname = 'public'")) {
            if (world.count(table + " t where t::text like '%mark-%'") > 0) {
                marked.add(table);
            }
        }
        assertThat(marked).isEmpty();
    }

    @Test
    void for_an_administrator_there_is_nothing_here() {
        for (String path : List.of("/v1/teams", "/v1/watch", "/v1/audit")) {
            String refused =
                    as("admin", "admin-1").get(path).then().statusCode(404).extract().asString();
            assertThat(refused).contains("/problems/not-found");
        }
        as("supervision-lead", "mark-lead-1").get("/v1/teams").then().body("items", hasSize(0));
        team();
        as("supervision-lead", "mark-lead-1")
                .get("/v1/teams")
                .then()
                .body("items.name", hasItem(TEAM));
    }
}
