package org.qunli.supervision.deadline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.qunli.supervision.World.token;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class ClockResourceTest {

    @Inject World world;

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

    @Test
    void supervision_lists_clocks_within_its_claims() {
        given().auth()
                .oauth2(token("supervisor", "s-1"))
                .get("/v1/clocks?state=RUNNING&subject=request/" + request + "&zone=" + zone)
                .then()
                .statusCode(200)
                .body("items.kind", containsInAnyOrder("FIRST_RESPONSE", "RESOLUTION"));
        given().auth()
                .oauth2(Tokens.of("supervisor", "s-1", Set.of("350521"), Set.of()))
                .get("/v1/clocks")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void officer_sees_the_clocks_of_own_matters_only() {
        UUID other = world.officer(zone, "GRID_WORKER", wecom("u-grid"));

        given().auth()
                .oauth2(Tokens.person("officer", "sub-" + officer))
                .get("/v1/clocks")
                .then()
                .body("items", hasSize(2));
        given().auth()
                .oauth2(Tokens.person("officer", "sub-" + other))
                .get("/v1/clocks")
                .then()
                .body("items", hasSize(0));
        String id = world.texts("select id::text from clock limit 1").get(0);
        given().auth()
                .oauth2(Tokens.person("officer", "sub-" + other))
                .get("/v1/clocks/" + id + "/explanation")
                .then()
                .statusCode(404);
    }

    @Test
    void explanation_says_in_local_time_how_it_came_about() {
        String id = world.texts("select id::text from clock where kind = 'FIRST_RESPONSE'").get(0);

        given().auth()
                .oauth2(Tokens.person("officer", "sub-" + officer))
                .get("/v1/clocks/" + id + "/explanation")
                .then()
                .statusCode(200)
                .body(
                        "sentences.en",
                        contains(
                                "The resident asked at 2026-04-04 10:00:00 and has been owed a first answer since.",
                                "Policy %s, version 1, gives it 10 min."
                                        .formatted(world.policyName()),
                                "It is due by 2026-04-04 10:10:00.",
                                "The time is running."))
                .body("sentences.zh", hasItem("应于 2026-04-04 10:10:00 前完成。"));
    }

    @Test
    void wrong_filters_are_refused() {
        for (String query : new String[] {"subject=zone/1", "state=ASLEEP", "zone=x", "limit=0"}) {
            given().auth()
                    .oauth2(token("supervisor", "s-1"))
                    .get("/v1/clocks?" + query)
                    .then()
                    .statusCode(400);
        }
        given().auth()
                .oauth2(token("supervisor", "s-1"))
                .get("/v1/clocks?subject=zone/1")
                .then()
                .body("violations[0].field", equalTo("subject"));
    }
}
