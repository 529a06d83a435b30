package org.qunli.supervision.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.supervision.World.DISTRICT;
import static org.qunli.supervision.World.policyBody;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class PolicyResourceTest {

    @Inject World world;

    @BeforeEach
    void begin() {
        world.begin();
    }

    private static RequestSpecification admin(String... districts) {
        return given().auth().oauth2(Tokens.admin(districts)).contentType(ContentType.JSON);
    }

    @Test
    void policy_is_versioned_and_old_versions_stay() {
        world.policy(step("FIRST_RESPONSE", "0", "REMIND", "ASSIGNEE"));
        admin(DISTRICT)
                .header("If-Match", "\"1\"")
                .body(policyBody(""))
                .put(world.policyPath())
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        admin(DISTRICT)
                .header("If-Match", "\"1\"")
                .body(policyBody(""))
                .put(world.policyPath())
                .then()
                .statusCode(412);
        admin(DISTRICT).body(policyBody("")).put(world.policyPath()).then().statusCode(428);
        assertThat(world.count("policy_version")).isEqualTo(2);
    }

    @Test
    void running_clock_keeps_the_version_it_started_with() {
        UUID zone = world.zone();
        world.policy("");
        world.request(zone, null);
        admin(DISTRICT)
                .header("If-Match", "\"1\"")
                .body(policyBody("").replace("PT10M", "PT1M"))
                .put(world.policyPath());
        world.request(zone, null);

        assertThat(
                        world.texts(
                                "select policy_version || ' ' || duration_ms from clock"
                                        + " where kind = 'FIRST_RESPONSE' order by id"))
                .containsExactly("1 600000", "2 60000");
    }

    @Test
    void district_without_a_policy_has_the_shipped_one_by_priority() {
        UUID zone = world.zone();

        admin(DISTRICT)
                .get("/v1/effective-policy?zone=" + zone)
                .then()
                .statusCode(200)
                .body("clocks.FIRST_RESPONSE.duration", equalTo("PT30M"))
                .body("clocks.FIRST_RESPONSE.policyName", equalTo("shipped"));
        admin(DISTRICT)
                .get("/v1/effective-policy?priority=URGENT&category=MEDICINE&zone=" + zone)
                .then()
                .body("clocks.FIRST_RESPONSE.duration", equalTo("PT5M"))
                .body("clocks.FORWARD.duration", equalTo("PT15M"));
        admin(DISTRICT)
                .header("If-Match", "\"1\"")
                .body(policyBody(""))
                .put("/v1/policies/shipped")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/policy-is-shipped"));
    }

    @Test
    void officer_reads_durations_and_never_the_ladder() {
        world.policy(step("FIRST_RESPONSE", "0", "REMIND", "ASSIGNEE"));
        UUID zone = world.zone();
        UUID officer = world.officer(zone, "GRID_WORKER", wecom("u-grid"));
        String token = Tokens.person("officer", "sub-" + officer);

        given().auth()
                .oauth2(token)
                .get(world.policyPath())
                .then()
                .statusCode(200)
                .body("durations.FIRST_RESPONSE", equalTo("PT10M"))
                .body("steps", nullValue())
                .body("spotShare", nullValue());
        given().auth()
                .oauth2(token)
                .get("/v1/effective-policy?zone=" + zone)
                .then()
                .body("clocks.FIRST_RESPONSE.steps", nullValue());
        admin(DISTRICT).get(world.policyPath()).then().body("steps", hasSize(1));
    }

    @Test
    void wrong_ladder_is_refused_field_by_field() {
        admin(DISTRICT)
                .header("If-None-Match", "*")
                .body(
                        policyBody(
                                step("FIRST_RESPONSE", "soon", "REMIND", "TEAM")
                                        + ","
                                        + step("FIRST_RESPONSE", "0", "ESCALATE", "POST:NOBODY")))
                .put(world.policyPath())
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        hasItems("steps[0].offset", "steps[0].target", "steps[1].target"));
        assertThat(world.count("policy")).isZero();
    }

    @Test
    void wrong_words_and_unknown_fields_are_refused() {
        for (String body :
                new String[] {
                    "{",
                    "[]",
                    "null",
                    "{\"durations\":{\"NO_SUCH\":\"PT1M\"},\"steps\":[]}",
                    "{\"durations\":{\"FORWARD\":\"soon\"},\"steps\":[]}",
                    "{\"durations\":{\"FORWARD\":\"-PT5M\"},\"steps\":[]}",
                    "{\"durations\":{\"FORWARD\":null},\"steps\":[]}",
                    "{\"durations\":{},\"steps\":[null]}",
                    "{\"durations\":{},\"steps\":[],\"surprise\":1}"
                }) {
            admin(DISTRICT)
                    .header("If-None-Match", "*")
                    .body(body)
                    .put(world.policyPath())
                    .then()
                    .statusCode(400);
        }
        admin("350583", "350521")
                .header("If-None-Match", "*")
                .body(policyBody(""))
                .put(world.policyPath())
                .then()
                .statusCode(400);
    }

    @Test
    void policy_of_another_district_is_not_there() {
        world.policy("");

        admin("350521").get(world.policyPath()).then().statusCode(404);
        admin("350521")
                .header("If-Match", "\"1\"")
                .body(policyBody(""))
                .put(world.policyPath())
                .then()
                .statusCode(404);
    }

    @Test
    void durations_are_flattened_for_the_other_services_on_both_changes() {
        UUID zone = world.zone();
        assertThat(world.count("event where type = 'policy.flattened'")).isEqualTo(1);
        world.policy(step("FIRST_RESPONSE", "0", "REMIND", "ASSIGNEE"));

        assertThat(
                        world.texts(
                                """
                                select r ->> 'duration' from event,
                                    jsonb_array_elements(data -> 'rows') r
                                where type = 'policy.flattened' and zone = '%s'
                                  and r ->> 'category' = 'MEDICINE' and r ->> 'priority' = 'NORMAL'
                                  and r ->> 'kind' = 'FIRST_RESPONSE' order by id
                                """
                                        .formatted(zone)))
                .containsExactly("PT30M", "PT10M");
        assertThat(world.count("event where data::text like '%REMIND%'")).isZero();
    }
}
