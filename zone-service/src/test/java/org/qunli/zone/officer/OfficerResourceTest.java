package org.qunli.zone.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OfficerResourceTest {

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    @Test
    void officer_is_told_with_name_and_phone_apart() {
        Town.district();
        String officer = Town.officer("u-lin");

        var event = Town.lastEvent("officer.changed");
        assertThat(event.at("/data/officerId").asText()).isEqualTo(officer);
        assertThat(event.at("/data/chatIds/0/userId").asText()).isEqualTo("u-lin");
        assertThat(event.at("/data/personal/name").asText()).isEqualTo("林志远");
        assertThat(event.at("/data/personal/phone").asText()).isEqualTo("0595-5550101");
    }

    @Test
    void officer_sees_themselves_only() {
        Town.district();
        String own = Town.officer("u-lin");
        String other = Town.officer("u-wu");
        String token = Tokens.person("officer", "u-lin");

        Town.as(token).get("/v1/officers").then().statusCode(200).body("items.id", contains(own));
        Town.as(token)
                .get("/v1/officers/" + own)
                .then()
                .statusCode(200)
                .body("phone", equalTo("0595-5550101"));
        Town.as(token).get("/v1/officers/" + other).then().statusCode(404);
        Town.as(Tokens.admin("350521")).get("/v1/officers/" + own).then().statusCode(404);
    }

    @Test
    void chat_id_is_one_officers() {
        Town.district();
        Town.officer("u-lin");

        Town.asAdmin()
                .body(
                        """
                        {"district":"350583","name":"吴","phone":"0595-5550102","unit":"卫生院","chatIds":[%s]}"""
                                .formatted(Town.chat("u-lin")))
                .post("/v1/officers")
                .then()
                .statusCode(409);
    }

    @Test
    void officer_who_leaves_is_on_no_roster_any_more() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");
        Town.roster(zone, officer, "GRID_WORKER", "[{\"always\":true}]").then().statusCode(201);
        String etag = Town.asAdmin().get("/v1/officers/" + officer).then().extract().header("ETag");

        Town.asAdmin()
                .header("If-Match", etag)
                .body("{\"active\":false}")
                .patch("/v1/officers/" + officer)
                .then()
                .statusCode(200);

        var event = Town.lastEvent("roster.changed");
        assertThat(event.at("/data/active").asBoolean(true)).isFalse();
        assertThat(event.at("/data/intervals")).isEmpty();
        Town.as(Tokens.person("officer", "u-lin")).get("/v1/zones/" + zone).then().statusCode(404);
        Town.roster(zone, officer, "GRID_WORKER", "[{\"always\":true}]").then().statusCode(409);
    }

    @Test
    void bad_officers_are_refused() {
        Town.district();
        Town.asAdmin()
                .body(
                        "{\"district\":\"350583\",\"name\":\" \",\"phone\":\"call me\",\"unit\":\"x\"}")
                .post("/v1/officers")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("phone"))
                .body("violations.field", hasItem("name"));
    }

    @Test
    void somebody_with_an_officers_role_who_is_none_finds_nobody() {
        String zone = Town.zone();
        Town.created(
                Town.asAdmin()
                        .body(
                                "{\"householdId\":\"%s\",\"subject\":\"chen\"}"
                                        .formatted(Town.household(zone, "8", "1203")))
                        .post("/v1/zones/" + zone + "/members"));

        Town.as(Tokens.person("officer", "chen"))
                .get("/v1/officers")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void officers_are_found_by_unit_name_and_post() {
        String zone = Town.zone();
        String lin = Town.officer("u-lin");
        String wu =
                Town.created(
                        Town.asAdmin()
                                .body(
                                        """
                                        {"district":"350583","name":"吴敏","phone":"0595-5550102","unit":"市医院"}""")
                                .post("/v1/officers"));
        Town.roster(zone, wu, "MEDICAL_WORKER", "[{\"always\":true}]").then().statusCode(201);

        for (String filter :
                java.util.List.of(
                        "unit=市医院",
                        "name=吴",
                        "post=MEDICAL_WORKER",
                        "name=吴&post=MEDICAL_WORKER")) {
            Town.asAdmin()
                    .get("/v1/officers?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.id", org.hamcrest.Matchers.contains(wu));
        }
        Town.asAdmin()
                .get("/v1/officers?district=350583")
                .then()
                .body("items.id", org.hamcrest.Matchers.contains(lin, wu));
        Town.asAdmin()
                .get("/v1/officers?district=350521")
                .then()
                .body("items", org.hamcrest.Matchers.empty());
        Town.asAdmin().get("/v1/officers?post=GENERAL").then().statusCode(400);
        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"active\":false}")
                .patch("/v1/officers/" + lin)
                .then()
                .statusCode(200);
        Town.asAdmin()
                .get("/v1/officers?active=false")
                .then()
                .body("items.id", org.hamcrest.Matchers.contains(lin));
    }
}
