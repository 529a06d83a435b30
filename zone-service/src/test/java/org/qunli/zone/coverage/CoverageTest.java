package org.qunli.zone.coverage;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

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
class CoverageTest {

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static void present(String binding, String users) {
        Town.asFrontend()
                .body("{\"userIds\":" + users + "}")
                .put("/v1/groups/" + binding + "/memberships")
                .then()
                .statusCode(200);
    }

    @Test
    void household_is_reached_when_one_of_it_is_in_the_group() {
        String zone = Town.zone();
        String reached = Town.household(zone, "8", "1203");
        Town.member(zone, reached, "u-chen");
        Town.member(zone, reached, "u-chen-son");
        Town.household(zone, "8", "1204");
        Town.officer("u-lin");
        String binding = Town.group(zone, "wr-ximei-3");

        present(binding, "[\"u-chen\",\"u-lin\",\"u-somebody\"]");
        Town.asAdmin()
                .get("/v1/zones/" + zone + "/coverage")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("reached", equalTo(1))
                .body("guests", equalTo(1))
                .body("unreached.label", contains("8-1204"));

        present(binding, "[\"u-lin\"]");
        Town.asAdmin().get("/v1/zones/" + zone + "/coverage").then().body("reached", equalTo(0));
    }

    @Test
    void dashboard_gets_numbers_only() {
        String zone = Town.zone();
        Town.household(zone, "8", "1204");

        Town.as(Tokens.dashboard(Town.NANAN))
                .get("/v1/zones/" + zone + "/coverage")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("$", not(hasKey("unreached")));
        Town.as(Tokens.dashboard("350521"))
                .get("/v1/zones/" + zone + "/coverage")
                .then()
                .statusCode(404);
    }

    @Test
    void empty_group_empties_the_count() {
        String binding = Town.group(Town.zone(), "wr-ximei-3");

        present(binding, "[]");
        Town.as(Tokens.frontend(Town.NANAN, "dingtalk/other"))
                .body("{\"userIds\":[]}")
                .put("/v1/groups/" + binding + "/memberships")
                .then()
                .statusCode(404);
    }
}
