package org.qunli.zone.workingset;

import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;
import org.qunli.zone.vacancy.GapWatcher;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WorkingSetTest {

    @Inject Cleanup cleanup;

    @Inject SettableClock clock;

    @Inject GapWatcher gaps;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static Response get(String token, String zone) {
        return Town.as(token).get("/v1/zones/" + zone + "/working-set");
    }

    private static String tag(String token, String zone) {
        return get(token, zone).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void everyone_gets_what_the_single_operations_show_them() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1203");
        String member = Town.member(zone, household, "u-chen");
        String group = Town.group(zone, "wr-ximei-3");
        String officer = Town.officer("u-lin");
        Town.roster(zone, officer, "GRID_WORKER", "[{\"always\":true}]").then().statusCode(201);

        get(Tokens.admin(Town.NANAN), zone)
                .then()
                .statusCode(200)
                .body("zone.level", equalTo("SEALED"))
                .body("groups.bindingId", contains(group))
                .body("duty.cards.officerId", contains(officer))
                .body("coverage.total", equalTo(1))
                .body("households.label", contains("8-1203"))
                .body("members.chatIds[0].userId", contains("u-chen"))
                .body("members.name", contains("陈先生"));
        get(Tokens.frontend(Town.NANAN, Town.NETWORK), zone)
                .then()
                .statusCode(200)
                .body("members.id", contains(member))
                .body("members[0]", not(hasKey("name")))
                .body("$", not(hasKey("households")))
                .body("groups.bindingId", contains(group));
        get(Tokens.frontend(Town.NANAN, "dingtalk/other"), zone)
                .then()
                .statusCode(200)
                .body("members", empty())
                .body("groups", empty());
        get(Tokens.dashboard(Town.NANAN), zone)
                .then()
                .statusCode(200)
                .body("coverage.total", equalTo(1))
                .body("$", not(hasKey("members")))
                .body("$", not(hasKey("duty")));
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-chen"))
                .get("/v1/zones/" + zone + "/working-set")
                .then()
                .statusCode(200)
                .body("duty.cards.officerId", contains(officer))
                .body("$", not(hasKey("members")))
                .body("$", not(hasKey("coverage")));
        get(Tokens.admin("350521"), zone).then().statusCode(404);
    }

    @Test
    void tag_stays_until_something_shown_changes() {
        String zone = Town.zone();
        gaps.runOnce(clock.instant());
        String admin = Tokens.admin(Town.NANAN);
        String household = Town.household(zone, "8", "1203");
        String first = tag(admin, zone);

        Town.as(admin)
                .header("If-None-Match", first)
                .get("/v1/zones/" + zone + "/working-set")
                .then()
                .statusCode(304);
        Town.zone();
        assertThat(tag(admin, zone)).isEqualTo(first);
        clock.tick(Duration.ofMinutes(1));
        assertThat(tag(admin, zone)).isEqualTo(first);

        Town.member(zone, household, "u-chen");
        String second = tag(admin, zone);
        assertThat(second).isNotEqualTo(first);
        String group = Town.group(zone, "wr-ximei-3");
        String third = tag(admin, zone);
        assertThat(third).isNotEqualTo(second);
        Town.asFrontend()
                .body("{\"userIds\":[\"u-chen\"]}")
                .put("/v1/groups/" + group + "/memberships")
                .then()
                .statusCode(200);
        assertThat(tag(admin, zone)).isNotEqualTo(third);
        Town.as(admin)
                .header("If-None-Match", first)
                .get("/v1/zones/" + zone + "/working-set")
                .then()
                .statusCode(200);
    }

    @Test
    void promises_announcements_and_holes_are_in_it_and_move_the_tag() {
        String zone = Town.zone();
        String admin = Tokens.admin(Town.NANAN);
        String first = tag(admin, zone);

        String lift = clock.instant().plus(Duration.ofDays(6)).truncatedTo(HOURS).toString();
        change(zone, "\"expectedLiftAt\":\"" + lift + "\"");
        String second = tag(admin, zone);
        assertThat(second).isNotEqualTo(first);
        String tonight = clock.instant().plus(Duration.ofHours(8)).truncatedTo(HOURS).toString();
        change(zone, "\"level\":\"CONTROLLED\",\"effectiveAt\":\"" + tonight + "\"");
        String third = tag(admin, zone);
        assertThat(third).isNotEqualTo(second);
        get(admin, zone)
                .then()
                .body("zone.promises.expectedLiftAt", contains(lift))
                .body("zone.upcoming.level", contains("CONTROLLED"))
                .body("zone.text.zh", containsString("预计"))
                .body("gaps.findAll { it.reason == 'POST_VACANT' }.post", hasItem("GRID_WORKER"));

        String officer = Town.officer("u-lin");
        Town.roster(zone, officer, "GRID_WORKER", "[{\"always\":true}]").then().statusCode(201);
        assertThat(tag(admin, zone)).isNotEqualTo(third);
        get(Tokens.dashboard(Town.NANAN), zone)
                .then()
                .body(
                        "gaps.findAll { it.reason == 'POST_VACANT' }.post",
                        not(hasItem("GRID_WORKER")))
                .body("gaps.officerId", everyItem(nullValue()));
    }

    private static void change(String zone, String fields) {
        Town.asAdmin()
                .body("{" + fields + ",\"reason\":{\"zh\":\"结果未出\",\"en\":\"results are late\"}}")
                .post("/v1/zones/" + zone + "/control/changes")
                .then()
                .statusCode(201);
    }

    @Test
    void answer_is_compressed_where_the_client_takes_it() {
        String zone = Town.zone();

        Town.asAdmin()
                .header("Accept-Encoding", "gzip")
                .get("/v1/zones/" + zone + "/working-set")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip");
        Town.asAdmin()
                .header("Accept-Encoding", "gzip")
                .get("/v1/zones/" + zone)
                .then()
                .header("Content-Encoding", equalTo(null));
    }
}
