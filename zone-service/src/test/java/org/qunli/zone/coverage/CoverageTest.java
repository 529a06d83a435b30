package org.qunli.zone.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
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

    @Inject CoverageKeeper keeper;

    @Inject CoverageRecorder recorder;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    private static ValidatableResponse coverage(String zone) {
        return Town.asAdmin().get("/v1/zones/" + zone + "/coverage").then().statusCode(200);
    }

    @Test
    void guest_who_becomes_a_member_is_reached_at_once() {
        String zone = Town.zone();
        String other = Town.zone();
        String household = Town.household(zone, "8", "1203");
        present(Town.group(zone, "wr-ximei-3"), "[\"u-chen\"]");
        present(Town.group(other, "wr-ximei-4"), "[\"u-chen\"]");
        coverage(zone).body("reached", equalTo(0)).body("guests", equalTo(1));

        Town.member(zone, household, "u-chen");

        coverage(zone).body("reached", equalTo(1)).body("guests", equalTo(0));
        coverage(other).body("guests", equalTo(0));
    }

    @Test
    void household_that_drops_out_and_comes_back_is_told_each_time_once() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1203");
        Town.household(zone, "8", "1204");
        Town.member(zone, household, "u-chen");
        String binding = Town.group(zone, "wr-ximei-3");

        present(binding, "[\"u-chen\"]");
        assertThat(Town.events("household.reached")).isEmpty();
        Instant gone = clock.tick(Duration.ofMinutes(5));
        present(binding, "[]");
        present(binding, "[]");
        JsonNode out = Town.events("household.unreached").get(0);
        assertThat(out.at("/subject").asText()).isEqualTo("household/" + household);
        assertThat(out.at("/data/since").asText()).isEqualTo(gone.toString());
        present(binding, "[\"u-chen\"]");

        assertThat(Town.events("household.unreached")).hasSize(1);
        assertThat(Town.events("household.reached")).hasSize(1);
    }

    @Test
    void first_report_of_a_group_is_one_event_however_many_it_reaches() {
        String zone = Town.zone();
        String binding = Town.group(zone, "wr-ximei-3");
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        with door as (
                                            insert into household (id, zone_id, building, unit, room, label, flags, active,
                                                created_at, changed_at, version)
                                            select gen_random_uuid(), cast(:zone as uuid), '8', '', n, '8-' || n, '{}', true,
                                                :now, :now, 0
                                            from (select cast(i as text) as n from generate_series(1, 1000) i) rooms
                                            returning id, room),
                                        who as (
                                            insert into member (id, household_id, zone_id, active, created_at, changed_at, version)
                                            select id, id, cast(:zone as uuid), true, :now, :now, 0 from door returning id)
                                        insert into chat_identity (channel, tenant, user_id, holder_kind, holder_id)
                                        select 'wecom', 'ww-quanzhou', 'u-' || room, 'MEMBER', id from door
                                        """)
                                .bind("zone", zone)
                                .bind("now", clock.instant())
                                .execute());
        keeper.runOnce(clock.instant());
        int before = Town.events("coverage.changed").size();

        present(
                binding,
                IntStream.rangeClosed(1, 1000)
                        .mapToObj(i -> "\"u-" + i + "\"")
                        .collect(Collectors.joining(",", "[", "]")));

        coverage(zone).body("total", equalTo(1000)).body("reached", equalTo(1000));
        assertThat(Town.events("coverage.changed")).hasSize(before + 1);
        assertThat(Town.events("household.reached")).isEmpty();
        JsonNode told = Town.events(Tokens.dashboard(Town.NANAN), "coverage.changed").get(before);
        assertThat(told.at("/data/reached").asInt()).isEqualTo(1000);
        assertThat(told.at("/data/groupsReporting").asInt()).isEqualTo(1);
    }

    @Test
    void what_a_bulk_load_leaves_is_settled_by_one_of_two_keepers() {
        String zone = Town.zone();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into household (id, zone_id, building, unit, room, label, flags, active,
                                            created_at, changed_at, version)
                                        select gen_random_uuid(), cast(:zone as uuid), '8', '', cast(i as text), '8-' || i,
                                            '{}', true, :now, :now, 0
                                        from generate_series(1, 600) i
                                        """)
                                .bind("zone", zone)
                                .bind("now", clock.instant())
                                .execute());

        List.of(1, 2).stream()
                .map(i -> CompletableFuture.runAsync(() -> keeper.runOnce(clock.instant())))
                .toList()
                .forEach(CompletableFuture::join);

        coverage(zone).body("total", equalTo(600));
        assertThat(Town.events("coverage.changed")).hasSize(1);
    }

    @Test
    void silent_group_is_said_to_be_stale_until_it_reports_again() {
        String zone = Town.zone();
        String binding = Town.group(zone, "wr-ximei-3");
        present(binding, "[]");
        coverage(zone).body("staleGroups", equalTo(0)).body("groupsReporting", equalTo(1));

        keeper.runOnce(clock.tick(Duration.ofHours(25)));
        coverage(zone).body("staleGroups", equalTo(1));
        assertThat(Town.lastEvent("coverage.changed").at("/data/staleGroups").asInt()).isEqualTo(1);

        present(binding, "[]");
        coverage(zone).body("staleGroups", equalTo(0));
    }

    @Test
    void unreached_are_listed_as_one_walks_by_and_printed_without_formulas() {
        String zone = Town.zone();
        Town.household(zone, "10", "101");
        Town.household(zone, "2", "1001");
        Town.household(zone, "2", "201");
        Town.household(zone, "=cmd|x", "1");
        String dropped = Town.household(zone, "2", "1002");
        Town.member(zone, dropped, "u-chen");
        String binding = Town.group(zone, "wr-ximei-3");
        present(binding, "[\"u-chen\"]");
        present(binding, "[]");
        String url = "/v1/zones/" + zone + "/coverage/unreached";

        String next =
                Town.asAdmin()
                        .queryParam("building", "2")
                        .queryParam("limit", 2)
                        .get(url)
                        .then()
                        .statusCode(200)
                        .body("items.room", contains("201", "1001"))
                        .body("items.why", contains("NEVER_REACHED", "NEVER_REACHED"))
                        .extract()
                        .path("next");
        Town.asAdmin()
                .queryParam("building", "2")
                .queryParam("cursor", next)
                .get(url)
                .then()
                .body("items.room", contains("1002"))
                .body("items.why", contains("DROPPED_OUT"));
        Town.asAdmin().queryParam("cursor", next).get(url).then().statusCode(400);
        Town.asAdmin()
                .get(url)
                .then()
                .body("items.building", contains("2", "2", "2", "10", "=cmd|x"));
        String sheet =
                Town.asAdmin()
                        .accept("text/csv")
                        .get(url)
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("text/csv"))
                        .extract()
                        .asString();
        assertThat(sheet).startsWith("\uFEFF").contains("'=cmd|x").contains("2-201");
        Town.as(Tokens.dashboard(Town.NANAN)).get(url).then().statusCode(403);
    }

    @Test
    void flagged_households_come_first_where_that_is_wanted() {
        String zone = Town.zone();
        Town.household(zone, "1", "1");
        Town.created(
                Town.asAdmin()
                        .body("{\"building\":\"9\",\"room\":\"9\",\"flags\":[\"DIALYSIS\"]}")
                        .post("/v1/zones/" + zone + "/households"));
        String url = "/v1/zones/" + zone + "/coverage/unreached";

        String next =
                Town.asAdmin()
                        .queryParam("flaggedFirst", true)
                        .queryParam("limit", 1)
                        .get(url)
                        .then()
                        .body("items.building", contains("9"))
                        .body("items.flagged", contains(true))
                        .extract()
                        .path("next");
        Town.asAdmin()
                .queryParam("flaggedFirst", true)
                .queryParam("cursor", next)
                .get(url)
                .then()
                .body("items.building", contains("1"));
    }

    @Test
    void series_keeps_the_last_of_each_hour_and_later_of_each_day() {
        String zone = Town.zone();
        Town.household(zone, "8", "1");
        recorder.runOnce(clock.instant());
        Town.household(zone, "8", "2");
        List.of(1, 2).stream()
                .map(i -> CompletableFuture.runAsync(() -> recorder.runOnce(clock.instant())))
                .toList()
                .forEach(CompletableFuture::join);
        clock.tick(Duration.ofHours(2));
        Town.household(zone, "8", "3");
        recorder.runOnce(clock.instant());
        String url = "/v1/zones/" + zone + "/coverage/series";

        Town.asAdmin()
                .queryParam("from", "2026-04-04T00:00:00Z")
                .get(url)
                .then()
                .statusCode(200)
                .body("points.total", contains(2, 2));
        Town.asAdmin()
                .queryParam("from", "2026-04-04T00:00:00Z")
                .queryParam("to", "2026-04-04T05:00:00Z")
                .get(url)
                .then()
                .body("points.total", contains(2, 2, 3));
        Town.asAdmin().queryParam("step", "PT90M").get(url).then().statusCode(400);
        Town.asAdmin().queryParam("from", "2020-01-01T00:00:00Z").get(url).then().statusCode(400);

        recorder.runOnce(clock.tick(Duration.ofDays(40)));
        List<Integer> left =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select households from coverage_point")
                                        .mapTo(Integer.class)
                                        .list());
        assertThat(left).containsExactly(3);
    }

    @Test
    void district_is_summed_over_its_active_zones_in_numbers() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1");
        Town.household(Town.zone(), "8", "1");
        Town.member(zone, household, "u-chen");
        present(Town.group(zone, "wr-ximei-3"), "[\"u-chen\",\"u-guest\"]");

        Town.as(Tokens.dashboard(Town.NANAN))
                .get("/v1/districts/350583/coverage")
                .then()
                .statusCode(200)
                .body("zones", equalTo(2))
                .body("total", equalTo(2))
                .body("reached", equalTo(1))
                .body("guests", equalTo(1))
                .body("zonesWithUnreached", equalTo(1));
        Town.as(Tokens.dashboard("350521"))
                .get("/v1/districts/350583/coverage")
                .then()
                .statusCode(404);
    }
}
