package org.qunli.supervision.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.supervision.World.token;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class InspectionTest {

    private static final String INSPECTIONS = "/v1/inspections";

    private static final String FINDINGS = INSPECTIONS + "/findings/";

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    private UUID zone;

    private UUID owner;

    private UUID other;

    @BeforeEach
    void begin() {
        world.begin();
        zone = world.zone();
        owner = world.officer(zone, "GRID_WORKER", wecom("u-grid"));
        other = world.officer(zone, "VILLAGE_CADRE", wecom("u-cadre"));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(token(role, "mark-" + role)).contentType(ContentType.JSON);
    }

    private static RequestSpecification officer(UUID officer) {
        return given().auth()
                .oauth2(Tokens.person("officer", "sub-" + officer))
                .contentType(ContentType.JSON);
    }

    private String body(Instant due) {
        return """
               {"zoneId": "%s", "note": "mark-overall", "findings": [
                   {"kind": "SANITATION", "owner": "%s", "dueAt": "%s", "note": "mark-third-floor",
                    "photos": [{"url": "https://files.example/mark-1.jpg"},
                               {"url": "https://files.example/2.jpg", "shown": true}]},
                   {"kind": "RECORDS", "owner": "%s"}]}
               """
                .formatted(zone, owner, due, other);
    }

    private ValidatableResponse inspect() {
        return as("supervisor")
                .body(body(world.now().plusSeconds(7200)))
                .post(INSPECTIONS)
                .then()
                .statusCode(201);
    }

    private String finding() {
        return inspect().extract().path("findings[0].findingId");
    }

    private static ValidatableResponse recheck(String finding, String body) {
        return as("supervision-lead").body(body).post(FINDINGS + finding + "/rechecks").then();
    }

    private String clocks() {
        return String.join(
                ",",
                world.texts(
                        "select c.state || ' ' || coalesce(c.outcome, '') from clock c"
                                + " join finding f on f.id = c.matter where f.position = 0"));
    }

    @Test
    void finding_goes_to_its_owner_in_private_without_a_word_of_who_found_it() {
        String id =
                inspect()
                        .body("note", equalTo("mark-overall"))
                        .body("findings[0].note", equalTo("mark-third-floor"))
                        .body("findings[0].photos", hasSize(2))
                        .extract()
                        .path("inspectionId");

        assertThat(world.texts("select person_id from saying order by person_id"))
                .containsExactly("u-cadre", "u-grid");
        assertThat(world.texts("select distinct privacy from saying")).containsExactly("PRIVATE");
        String told =
                officer(owner)
                        .get(INSPECTIONS)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1))
                        .body("items[0].note", nullValue())
                        .body("items[0].findings.owner", contains(owner.toString()))
                        .body("items[0].findings[0].dueAt", notNullValue())
                        .body(
                                "items[0].findings[0].photos.url",
                                contains("https://files.example/2.jpg"))
                        .extract()
                        .asString();
        assertThat(told).doesNotContain("mark-");
        officer(owner).get(INSPECTIONS + "/" + id).then().body("findings", hasSize(1));
        for (String table :
                world.texts("select tablename::text from pg_tables where schemaname = 'public'")) {
            if (!table.equals("finding_photo")) {
                assertThat(world.count(table + " t where t::text like '%mark-%'"))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void to_whom_it_is_none_of_their_business_there_is_nothing() {
        String id = inspect().extract().path("inspectionId");
        UUID third = world.officer(zone, "POLICE_OFFICER", wecom("u-police"));

        for (String role : List.of("admin", "dashboard", "auditor", "service")) {
            as(role).get(INSPECTIONS).then().statusCode(404);
        }
        officer(third).get(INSPECTIONS).then().body("items", hasSize(0));
        officer(third).get(INSPECTIONS + "/" + id).then().statusCode(404);
        given().auth()
                .oauth2(Tokens.of("supervisor", "s", Set.of("350521"), Set.of()))
                .get(INSPECTIONS + "/" + id)
                .then()
                .statusCode(404);
        officer(owner)
                .body(body(world.now().plusSeconds(60)))
                .post(INSPECTIONS)
                .then()
                .statusCode(404);
    }

    @Test
    void reported_in_time_is_in_time_however_late_it_is_rechecked() {
        String finding = finding();
        world.tick("PT1H");
        officer(other).body("{}").put(FINDINGS + finding + "/report").then().statusCode(404);
        for (int i = 0; i < 2; i++) {
            officer(owner)
                    .body(
                            "{\"text\": \"已清运\", \"photos\":"
                                    + " [{\"url\": \"https://files.example/after.jpg\"}]}")
                    .put(FINDINGS + finding + "/report")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REPORTED"))
                    .body("photos", hasSize(2));
        }
        world.tick("PT3H");
        watcher.runOnce(world.now());
        assertThat(world.count("reminder where recipient = '" + owner + "'")).isEqualTo(1);

        recheck(finding, "{\"passed\": true, \"note\": \"mark-ok\"}")
                .statusCode(201)
                .body("state", equalTo("PASSED"))
                .body("rechecks.note", contains("mark-ok"));

        assertThat(clocks()).isEqualTo("STOPPED MET");
        recheck(finding, "{\"passed\": false}")
                .statusCode(409)
                .body("type", equalTo("/problems/finding-over"));
        officer(owner).body("{}").put(FINDINGS + finding + "/report").then().statusCode(409);
        officer(owner)
                .get(INSPECTIONS + "?state=PASSED")
                .then()
                .body("items[0].findings[0].rechecks[0].passed", equalTo(true))
                .body("items[0].findings[0].rechecks[0].note", nullValue());
    }

    @Test
    void what_was_reported_and_is_not_so_runs_on_as_if_it_had_not_been_said() {
        String finding = finding();
        world.tick("PT1H");
        officer(owner).body("{}").put(FINDINGS + finding + "/report").then().statusCode(200);
        assertThat(clocks()).isEqualTo("STOPPED MET");

        recheck(finding, "{\"passed\": false}").statusCode(201).body("state", equalTo("OPEN"));
        assertThat(clocks()).isEqualTo("RUNNING ");
        assertThat(world.count("reminder where recipient = '" + owner + "'")).isEqualTo(2);
        world.tick("PT61M");
        watcher.runOnce(world.now());
        assertThat(clocks()).isEqualTo("OVERDUE ");

        Instant later = world.now().plusSeconds(3600);
        recheck(finding, "{\"passed\": false, \"dueAt\": \"" + later + "\"}")
                .statusCode(201)
                .body("dueAt", equalTo(later.toString()));
        assertThat(clocks()).isEqualTo("RUNNING ");
        recheck(finding, "{\"passed\": false, \"dueAt\": \"2020-01-01T00:00:00Z\"}")
                .statusCode(400);
    }

    @Test
    void finding_passes_to_another_owner_and_can_be_withdrawn() {
        String finding = finding();
        as("supervisor")
                .body("{\"owner\": \"" + UUID.randomUUID() + "\"}")
                .put(FINDINGS + finding + "/owner")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("owner"));
        for (int i = 0; i < 2; i++) {
            as("supervisor")
                    .body("{\"owner\": \"" + other + "\"}")
                    .put(FINDINGS + finding + "/owner")
                    .then()
                    .statusCode(200)
                    .body("owner", equalTo(other.toString()));
        }
        officer(owner).get(INSPECTIONS).then().body("items", hasSize(0));
        assertThat(world.count("reminder where recipient = '" + other + "'")).isEqualTo(2);

        for (int i = 0; i < 2; i++) {
            as("supervisor")
                    .put(FINDINGS + finding + "/withdrawal")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("WITHDRAWN"));
        }
        assertThat(clocks()).isEqualTo("STOPPED WITHDRAWN");
    }

    @Test
    void same_call_twice_and_at_once_is_one_inspection() throws Exception {
        String body = body(world.now().plusSeconds(7200));
        Callable<String> call =
                () ->
                        as("supervisor")
                                .header("Idempotency-Key", "i-1")
                                .body(body)
                                .post(INSPECTIONS)
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("inspectionId");
        ExecutorService two = Executors.newFixedThreadPool(2);
        Future<String> first = two.submit(call);
        Future<String> second = two.submit(call);

        assertThat(first.get()).isEqualTo(second.get()).isEqualTo(call.call());
        two.shutdown();
        assertThat(world.count("finding")).isEqualTo(2);
        assertThat(world.count("reminder")).isEqualTo(2);
        as("supervisor")
                .header("Idempotency-Key", "i-1")
                .body(body.replace("SANITATION", "CONDUCT"))
                .post(INSPECTIONS)
                .then()
                .statusCode(422);
        as("supervisor")
                .body(body.replace(owner.toString(), UUID.randomUUID().toString()))
                .post(INSPECTIONS)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("findings[0].owner"));
        as("supervisor")
                .body(body.replace("https:", "file:"))
                .post(INSPECTIONS)
                .then()
                .statusCode(400);
        String tag =
                as("supervisor")
                        .get(INSPECTIONS + "/" + first.get())
                        .then()
                        .statusCode(200)
                        .body("inspectionId", not(equalTo(null)))
                        .extract()
                        .header("ETag");
        as("supervisor")
                .header("If-None-Match", tag)
                .get(INSPECTIONS + "/" + first.get())
                .then()
                .statusCode(304);
    }
}
