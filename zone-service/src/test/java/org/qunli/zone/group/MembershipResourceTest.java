package org.qunli.zone.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MembershipResourceTest {

    private static final Instant NOW = SettableClock.START;

    @Inject Cleanup cleanup;

    @Inject Jdbi jdbi;

    @Inject SettableClock clock;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static ValidatableResponse put(String group, String body) {
        return Town.asFrontend().body(body).put("/v1/groups/" + group + "/memberships").then();
    }

    private static ValidatableResponse change(String group, String body) {
        return Town.asFrontend()
                .body(body)
                .post("/v1/groups/" + group + "/memberships/changes")
                .then();
    }

    private static String at(int seconds) {
        return "\"" + NOW.plusSeconds(seconds) + "\"";
    }

    private static int reached(String zone) {
        return Town.asAdmin()
                .get("/v1/zones/" + zone + "/coverage")
                .then()
                .extract()
                .path("reached");
    }

    @Test
    void older_report_coming_late_undoes_nothing() {
        String zone = Town.zone();
        Town.member(zone, Town.household(zone, "8", "1203"), "u-chen");
        String group = Town.group(zone, "wr-ximei-3");
        clock.tick(Duration.ofMinutes(10));

        put(group, "{\"userIds\":[\"u-chen\"],\"asOf\":" + at(60) + "}")
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("present", equalTo(1));
        put(group, "{\"userIds\":[],\"asOf\":" + at(30) + "}")
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("present", equalTo(1));
        change(group, "{\"left\":[\"u-chen\"],\"at\":" + at(59) + "}")
                .body("applied", equalTo(false));

        assertThat(reached(zone)).isEqualTo(1);
    }

    @Test
    void of_one_person_the_latest_word_holds_in_whatever_order_words_come() {
        String zone = Town.zone();
        Town.member(zone, Town.household(zone, "8", "1203"), "u-chen");
        String group = Town.group(zone, "wr-ximei-3");
        clock.tick(Duration.ofMinutes(10));

        change(group, "{\"left\":[\"u-chen\"],\"at\":" + at(50) + "}").statusCode(200);
        change(group, "{\"joined\":[\"u-chen\"],\"at\":" + at(40) + "}")
                .body("joined", equalTo(0))
                .body("present", equalTo(0));
        put(group, "{\"userIds\":[\"u-chen\",\"u-wu\"],\"asOf\":" + at(45) + "}")
                .body("applied", equalTo(true))
                .body("present", equalTo(1));
        assertThat(reached(zone)).isZero();
        change(group, "{\"joined\":[\"u-chen\"],\"at\":" + at(55) + "}")
                .body("present", equalTo(2));
        put(group, "{\"userIds\":[\"u-wu\"],\"asOf\":" + at(52) + "}").body("present", equalTo(2));

        assertThat(reached(zone)).isEqualTo(1);
    }

    @Test
    void same_report_twice_and_doubled_ids_are_one() {
        String zone = Town.zone();
        String group = Town.group(zone, "wr-ximei-3");

        put(group, "{\"userIds\":[\"u-chen\",\"u-chen\",\"u-wu\"]}")
                .body("present", equalTo(2))
                .body("joined", equalTo(2));
        int told = Town.events("coverage.changed").size();
        put(group, "{\"userIds\":[\"u-wu\",\"u-chen\"]}")
                .body("present", equalTo(2))
                .body("joined", equalTo(0))
                .body("left", equalTo(0));

        assertThat(Town.events("coverage.changed")).hasSize(told);
    }

    @Test
    void blank_ids_and_contradictions_are_refused_whole() {
        String group = Town.group(Town.zone(), "wr-ximei-3");

        put(group, "{\"userIds\":[\"u-chen\",\" \"]}").statusCode(400);
        put(group, "{}").statusCode(400);
        change(group, "{\"joined\":[\"u-chen\"],\"left\":[\"u-chen\"]}")
                .statusCode(400)
                .body("violations.field", hasItem("left"));
        put(group, "{\"userIds\":[]}").body("left", equalTo(0));
    }

    @Test
    void clock_of_a_front_end_that_is_ahead_locks_nobody_out() {
        String group = Town.group(Town.zone(), "wr-ximei-3");

        put(group, "{\"userIds\":[\"u-chen\"],\"asOf\":" + at(3600) + "}")
                .body("asOf", equalTo(NOW.toString()));
        clock.tick(Duration.ofSeconds(1));
        put(group, "{\"userIds\":[]}").body("applied", equalTo(true)).body("present", equalTo(0));
    }

    @Test
    void two_reports_at_once_leave_one_of_them_whole() {
        String zone = Town.zone();
        String group = Town.group(zone, "wr-ximei-3");
        List<String> lists =
                IntStream.range(0, 4)
                        .mapToObj(
                                list ->
                                        IntStream.range(0, 50)
                                                .mapToObj(i -> "\"u-" + list + "-" + i + "\"")
                                                .collect(Collectors.joining(",", "[", "]")))
                        .toList();

        lists.stream()
                .map(
                        list ->
                                CompletableFuture.runAsync(
                                        () ->
                                                put(group, "{\"userIds\":" + list + "}")
                                                        .statusCode(200)))
                .toList()
                .forEach(CompletableFuture::join);

        Town.asAdmin().get("/v1/zones/" + zone + "/coverage").then().body("guests", equalTo(50));
    }

    @Test
    void who_leaves_one_of_two_groups_stays_reached() {
        String zone = Town.zone();
        Town.member(zone, Town.household(zone, "8", "1203"), "u-chen");
        String first = Town.group(zone, "wr-1");
        String second = Town.group(zone, "wr-2");
        put(first, "{\"userIds\":[\"u-chen\",\"u-guest\"]}");
        put(second, "{\"userIds\":[\"u-chen\",\"u-guest\"]}");

        change(first, "{\"left\":[\"u-chen\"]}");

        Town.asAdmin()
                .get("/v1/zones/" + zone + "/coverage")
                .then()
                .body("reached", equalTo(1))
                .body("guests", equalTo(1))
                .body("groups", equalTo(2));
        assertThat(Town.events("household.unreached")).isEmpty();
        Town.asAdmin().delete("/v1/groups/" + second).then().statusCode(204);
        assertThat(Town.lastEvent("household.unreached").at("/data/zoneId").asText())
                .isEqualTo(zone);
    }

    @Test
    void guests_are_nowhere_to_be_read() {
        String group = Town.group(Town.zone(), "wr-ximei-3");

        put(group, "{\"userIds\":[\"u-quiet-one\"]}");

        List<String> tables =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select tablename from pg_tables where schemaname = 'public'
                                                """)
                                        .mapTo(String.class)
                                        .list());
        for (String table : tables) {
            int found =
                    jdbi.withHandle(
                            handle ->
                                    handle.createQuery(
                                                    "select count(*) from <table> t"
                                                            + " where cast(t as text) like '%quiet-one%'")
                                            .define("table", table)
                                            .mapTo(Integer.class)
                                            .one());
            assertThat(found).as(table).isZero();
        }
    }
}
