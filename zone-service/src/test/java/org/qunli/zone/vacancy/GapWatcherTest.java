package org.qunli.zone.vacancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

/** The clock stands at 10:00 in Nan'an; one grid worker is needed and nothing else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GapWatcherTest {

    private static final String DAY = "[{\"from\":\"08:00\",\"to\":\"20:00\"}]";
    private static final String NIGHT = "[{\"from\":\"20:00\",\"to\":\"08:00\"}]";

    @Inject SettableClock clock;

    @Inject GapWatcher watcher;

    @Inject Cleanup cleanup;

    @Inject Jdbi jdbi;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
        Town.district();
        Stream<String> posts =
                Stream.of("TOWNSHIP_CADRE", "MEDICAL_WORKER", "POLICE_OFFICER", "VILLAGE_CADRE");
        Town.asAdmin()
                .header("If-Match", "\"0\"")
                .body(
                        posts.map("{\"post\":\"%s\",\"min\":0,\"max\":5}"::formatted)
                                .collect(
                                        java.util.stream.Collectors.joining(
                                                ",",
                                                "{\"levels\":[{\"level\":\"SEALED\",\"categories\":[],\"posts\":[",
                                                "]}]}")))
                .put("/v1/districts/350583/staffing")
                .then()
                .statusCode(200);
    }

    private int look() {
        return watcher.runOnce(clock.instant());
    }

    private static List<JsonNode> told(String type) {
        return Town.events(type).stream().map(event -> event.get("data")).toList();
    }

    private void introduce(String zone, String officer) {
        Town.asAdmin()
                .header("If-Match", "*")
                .body(
                        "{\"post\":\"GRID_WORKER\",\"duties\":[],\"introduction\":\"我是网格员\",\"shifts\":"
                                + DAY
                                + "}")
                .put("/v1/zones/" + zone + "/roster/" + officer)
                .then()
                .statusCode(200);
    }

    private static void lift(String zone) {
        Town.asAdmin()
                .body(
                        """
                        {"status":"LIFTED","reason":{"zh":"解封","en":"over"}}""")
                .post("/v1/zones/" + zone + "/control/changes")
                .then()
                .statusCode(201);
    }

    @Test
    void vacancy_is_told_once_and_told_closed_once() {
        String zone = Town.zone();
        assertThat(look()).isEqualTo(1);
        assertThat(look()).isZero();

        Town.roster(zone, Town.officer("u-huang"), "GRID_WORKER", DAY).then().statusCode(201);
        assertThat(look()).isEqualTo(1);
        assertThat(look()).isZero();

        JsonNode opened = told("roster.vacancy-opened").get(0);
        JsonNode closed = told("roster.vacancy-closed").get(0);
        assertThat(opened.get("post").asText()).isEqualTo("GRID_WORKER");
        assertThat(opened.get("reason").asText()).isEqualTo("POST_VACANT");
        assertThat(opened.get("zoneId").asText()).isEqualTo(zone);
        assertThat(closed.get("vacancyId")).isEqualTo(opened.get("vacancyId"));
        assertThat(closed.get("outcome").asText()).isEqualTo("FILLED");
    }

    @Test
    void end_of_a_shift_opens_a_vacancy_dated_at_the_end() {
        String zone = Town.zone();
        String officer = Town.officer("u-huang");
        Town.roster(zone, officer, "GRID_WORKER", DAY).then().statusCode(201);
        introduce(zone, officer);
        assertThat(look()).isZero();

        clock.set(Instant.parse("2026-04-04T11:59:59Z"));
        assertThat(look()).isZero();
        clock.set(Instant.parse("2026-04-04T12:00:07Z"));
        assertThat(look()).isEqualTo(1);

        assertThat(told("roster.vacancy-opened").get(0).get("since").asText())
                .isEqualTo("2026-04-04T12:00:00Z");
        assertThat(told("roster.vacancy-opened").get(0).get("reason").asText())
                .isEqualTo("SHIFT_HOLE");
        clock.set(Instant.parse("2026-04-05T00:00:00Z"));
        assertThat(look()).isEqualTo(1);
        assertThat(told("roster.vacancy-closed")).hasSize(1);
    }

    @Test
    void shifts_that_hand_over_leave_no_vacancy() {
        String zone = Town.zone();
        for (String officer : List.of("u-day", "u-night")) {
            Town.roster(
                            zone,
                            Town.officer(officer),
                            "GRID_WORKER",
                            officer.equals("u-day") ? DAY : NIGHT)
                    .then()
                    .statusCode(201);
        }
        look();

        for (int hour = 0; hour < 24; hour++) {
            clock.tick(Duration.ofHours(1));
            look();
        }

        assertThat(told("roster.vacancy-opened")).isEmpty();
    }

    @Test
    void vacancy_of_a_zone_that_is_lifted_is_over() {
        String zone = Town.zone();
        look();

        lift(zone);
        assertThat(look()).isEqualTo(1);

        assertThat(told("roster.vacancy-closed").get(0).get("outcome").asText())
                .isEqualTo("ZONE_NOT_ACTIVE");
    }

    @Test
    void district_that_needs_more_opens_vacancies_and_less_closes_them() {
        Town.zone();
        look();

        Town.asAdmin()
                .header("If-Match", "\"1\"")
                .body(
                        """
                        {"levels":[{"level":"SEALED","posts":[],"categories":["SANITATION"]}]}""")
                .put("/v1/districts/350583/staffing")
                .then()
                .statusCode(200);
        assertThat(look()).isEqualTo(5);
        assertThat(told("roster.vacancy-opened"))
                .extracting(data -> data.path("category").asText(""))
                .contains("SANITATION");
        Town.asAdmin()
                .header("If-Match", "\"2\"")
                .body(
                        """
                        {"levels":[{"level":"SEALED","posts":[],"categories":[]}]}""")
                .put("/v1/districts/350583/staffing")
                .then()
                .statusCode(200);
        assertThat(look()).isEqualTo(1);
        assertThat(told("roster.vacancy-closed").get(0).get("outcome").asText())
                .isEqualTo("NO_LONGER_NEEDED");
    }

    @Test
    void missing_introduction_is_told_after_the_grace_and_given_when_it_comes() {
        String zone = Town.zone();
        String officer = Town.officer("u-huang");
        Town.roster(zone, officer, "GRID_WORKER", DAY).then().statusCode(201);
        clock.tick(Duration.ofMinutes(29));
        assertThat(look()).isZero();

        clock.tick(Duration.ofMinutes(1));
        assertThat(look()).isEqualTo(1);
        JsonNode missing = told("roster.introduction-missing").get(0);
        assertThat(missing.get("officerId").asText()).isEqualTo(officer);
        assertThat(missing.get("since").asText()).isEqualTo("2026-04-04T02:30:00Z");

        introduce(zone, officer);
        assertThat(look()).isEqualTo(1);
        assertThat(told("roster.introduction-given").get(0).get("outcome").asText())
                .isEqualTo("INTRODUCED");
        assertThat(look()).isZero();
    }

    @Test
    void introduction_of_who_left_is_awaited_no_more() {
        String zone = Town.zone();
        String officer = Town.officer("u-huang");
        Town.roster(zone, officer, "GRID_WORKER", DAY).then().statusCode(201);
        clock.tick(Duration.ofHours(1));
        look();

        Town.asAdmin().delete("/v1/zones/" + zone + "/roster/" + officer).then().statusCode(204);
        look();

        assertThat(told("roster.introduction-given").get(0).get("outcome").asText())
                .isEqualTo("OFF_THE_ROSTER");
    }

    @Test
    void watchers_on_one_database_tell_each_transition_once() {
        for (int i = 0; i < 12; i++) {
            Town.zone();
        }

        int told =
                Stream.generate(() -> CompletableFuture.supplyAsync(this::look))
                        .limit(4)
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();
        told += look();

        assertThat(told).isEqualTo(12);
        assertThat(told("roster.vacancy-opened")).hasSize(12);
    }

    @Test
    void watcher_that_dies_before_its_commit_has_told_nothing() {
        Town.zone();

        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () ->
                                        Transactions.runInNew(
                                                () -> {
                                                    jdbi.useHandle(
                                                            h ->
                                                                    h.execute(
                                                                            "select 1 from zone_watch for update"));
                                                    // Another pod leaves the zone to us, and we
                                                    // die.
                                                    assertThat(look()).isZero();
                                                    throw new IllegalStateException("killed");
                                                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told("roster.vacancy-opened")).isEmpty();

        assertThat(look()).isEqualTo(1);
    }

    @Test
    void zone_in_which_nothing_changes_is_not_looked_at_again_before_something_may() {
        String zone = Town.zone();
        Town.roster(zone, Town.officer("u-huang"), "GRID_WORKER", DAY).then().statusCode(201);
        clock.tick(Duration.ofHours(1));

        look();

        Instant due =
                jdbi.withHandle(
                        h ->
                                h.createQuery("select due_at from zone_watch where zone_id = :zone")
                                        .bind("zone", UUID.fromString(zone))
                                        .mapTo(Instant.class)
                                        .one());
        assertThat(due).isEqualTo(Instant.parse("2026-04-04T12:00:00Z"));
    }

    @Test
    void gaps_are_told_for_a_period_with_reasons_and_persons_only_to_those_who_serve() {
        String zone = Town.zone();
        String officer = Town.officer("u-huang");
        Town.roster(zone, officer, "GRID_WORKER", DAY).then().statusCode(201);
        String path = "/v1/zones/" + zone + "/roster/gaps";

        Town.asAdmin()
                .get(path)
                .then()
                .statusCode(200)
                .body("items.reason", hasItems("SHIFT_HOLE", "NO_INTRODUCTION"))
                .body(
                        "items.find { it.reason == 'SHIFT_HOLE' }.from",
                        equalTo("2026-04-04T12:00:00Z"))
                .body(
                        "items.find { it.reason == 'SHIFT_HOLE' }.to",
                        equalTo("2026-04-05T00:00:00Z"));
        Town.as(Tokens.dashboard(Town.NANAN))
                .get(path)
                .then()
                .body("items.reason", hasItem("SHIFT_HOLE"))
                .body("items.reason", everyItem(not(equalTo("NO_INTRODUCTION"))));
        Town.asAdmin()
                .queryParam("from", "2026-04-04T03:00:00Z")
                .queryParam("to", "2026-04-04T03:00:00Z")
                .get(path)
                .then()
                .statusCode(400);
        Town.asAdmin().queryParam("to", "2026-04-30T03:00:00Z").get(path).then().statusCode(400);
        lift(zone);
        Town.asAdmin().get(path).then().body("items", empty());
    }
}
