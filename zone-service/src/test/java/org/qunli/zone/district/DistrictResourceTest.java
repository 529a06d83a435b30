package org.qunli.zone.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DistrictResourceTest {

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static String body(String timeZone) {
        return """
        {"name":{"zh":"南安市","en":"Nan'an"},"timeZone":"%s"}"""
                .formatted(timeZone);
    }

    @Test
    void district_is_created_described_and_told() {
        Town.asAdmin()
                .body(body("Asia/Shanghai"))
                .put("/v1/districts/350583")
                .then()
                .statusCode(201);
        Town.asAdmin()
                .body(body("Asia/Urumqi"))
                .put("/v1/districts/350583")
                .then()
                .statusCode(200)
                .body("timeZone", equalTo("Asia/Urumqi"));

        Town.asAdmin().get("/v1/districts").then().body("items.code", contains("350583"));
        assertThat(Town.events("district.changed"))
                .extracting(e -> e.at("/data/timeZone").asText())
                .containsExactly("Asia/Shanghai", "Asia/Urumqi");
    }

    @Test
    void the_same_description_again_tells_nothing() {
        Town.district();
        Town.district();

        assertThat(Town.events("district.changed")).hasSize(1);
    }

    @Test
    void unknown_time_zone_is_refused() {
        for (String name : Set.of("Mars/Olympus", "+08:00", "CST8", "")) {
            Town.asAdmin()
                    .header("Accept-Language", "en")
                    .body(body(name))
                    .put("/v1/districts/350583")
                    .then()
                    .statusCode(400)
                    .body("violations.field", hasItem("timeZone"));
        }
        assertThat(Town.events("district.changed")).isEmpty();
    }

    @Test
    void code_that_is_no_district_is_refused() {
        Town.as(Tokens.admin("35058"))
                .body(body("Asia/Shanghai"))
                .put("/v1/districts/35058")
                .then()
                .statusCode(400);
    }

    @Test
    void another_district_is_not_found() {
        Town.district("350521", "Asia/Shanghai");

        Town.asAdmin().get("/v1/districts/350521").then().statusCode(404);
        Town.asAdmin()
                .body(body("Asia/Shanghai"))
                .put("/v1/districts/350521")
                .then()
                .statusCode(404);
    }

    @Test
    void officer_sees_the_district_they_serve_in() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");
        Town.roster(zone, officer, "GRID_WORKER", "[{\"always\":true}]").then().statusCode(201);

        Town.as(Tokens.person("officer", "u-lin"))
                .get("/v1/districts")
                .then()
                .statusCode(200)
                .body("items.code", contains("350583"));
        Town.as(Tokens.person("officer", "u-lin"))
                .get("/v1/districts/350583")
                .then()
                .statusCode(200);
        Town.as(Tokens.person("officer", "u-nobody"))
                .get("/v1/districts/350583")
                .then()
                .statusCode(404);
    }
}
