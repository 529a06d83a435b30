package org.qunli.zone.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
    void emergency_numbers_ship_are_replaced_stay_and_are_told() {
        Town.district();
        String own =
                """
                {"name":{"zh":"南安市","en":"Nan'an"},"timeZone":"Asia/Shanghai","emergencyNumbers":[
                 {"number":"0595-86382120","nameZh":"市医院急诊","nameEn":"city hospital"},
                 {"number":"110","nameZh":"报警","nameEn":"police"}]}""";

        Town.asAdmin()
                .get("/v1/districts/350583")
                .then()
                .body("emergencyNumbers.number", contains("120", "110", "119"));
        Town.asAdmin()
                .body(own)
                .put("/v1/districts/350583")
                .then()
                .statusCode(200)
                .body("emergencyNumbers.number", contains("0595-86382120", "110"));
        Town.asAdmin().body(own).put("/v1/districts/350583").then().statusCode(200);
        Town.district(Town.NANAN, "Asia/Urumqi");

        assertThat(Town.events("district.changed"))
                .extracting(
                        e -> e.at("/data/timeZone").asText(),
                        e -> e.at("/data/emergencyNumbers/0/number").asText(),
                        e -> e.at("/data/emergencyNumbers/0/nameEn").asText())
                .containsExactly(
                        tuple("Asia/Shanghai", "120", "ambulance"),
                        tuple("Asia/Shanghai", "0595-86382120", "city hospital"),
                        tuple("Asia/Urumqi", "0595-86382120", "city hospital"));
    }

    @Test
    void emergency_numbers_that_nobody_can_dial_or_twice_are_refused() {
        numbers_are_refused("[]", "emergencyNumbers");
        numbers_are_refused(number("call me"), "emergencyNumbers[0].number");
        numbers_are_refused(number("1".repeat(40)), "emergencyNumbers[0].number");
        numbers_are_refused(
                "[{\"number\":\"120\",\"nameZh\":\"急救\"}]", "emergencyNumbers[0].nameEn");
        numbers_are_refused(
                number("120").replace("]", "," + number("120").substring(1)),
                "emergencyNumbers[1].number");
    }

    private static String number(String number) {
        return "[{\"number\":\"" + number + "\",\"nameZh\":\"急救\",\"nameEn\":\"ambulance\"}]";
    }

    private static void numbers_are_refused(String numbers, String field) {
        Town.asAdmin()
                .body(
                        """
                        {"name":{"zh":"南安市","en":"Nan'an"},"timeZone":"Asia/Shanghai","emergencyNumbers":%s}"""
                                .formatted(numbers))
                .put("/v1/districts/350583")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(containsString(field)));
    }

    @Test
    void a_new_district_tells_the_staffing_that_ships() {
        Town.district();
        Town.district();

        assertThat(Town.events("staffing.changed"))
                .singleElement()
                .satisfies(
                        e -> {
                            assertThat(e.get("subject").asText()).isEqualTo("staffing/350583");
                            assertThat(e.at("/data/levels")).hasSize(3);
                            assertThat(e.at("/data/levels/0/posts/0/min").asInt()).isEqualTo(1);
                            assertThat(e.at("/data/levels/0/posts/0/max").asInt()).isEqualTo(5);
                        });
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
