package org.qunli.zone.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
class RosterResourceTest {

    private static final String DAY = "[{\"from\":\"08:00\",\"to\":\"20:00\"}]";
    private static final String NIGHT = "[{\"from\":\"20:00\",\"to\":\"08:00\"}]";
    private static final String ALWAYS = "[{\"always\":true}]";

    @Inject SettableClock clock;

    @Inject DutyPlanner planner;

    @Inject GapWatcher watcher;

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static String path(String zone, String officer) {
        return "/v1/zones/" + zone + "/roster/" + officer;
    }

    private static String etag(String zone, String officer) {
        return Town.asAdmin()
                .get(path(zone, officer))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    @Test
    void duty_is_told_two_weeks_ahead_as_intervals() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");

        Town.roster(zone, officer, "TOWNSHIP_CADRE", DAY)
                .then()
                .statusCode(201)
                .body("onDuty", equalTo(true));

        var data = Town.lastEvent("roster.changed").get("data");
        assertThat(data.get("from").asText()).isEqualTo("2026-04-04T02:00:00Z");
        assertThat(data.get("plannedUntil").asText()).isEqualTo("2026-04-18T02:00:00Z");
        assertThat(data.get("intervals")).hasSize(15);
        assertThat(data.at("/intervals/0/from").asText()).isEqualTo("2026-04-04T02:00:00Z");
        assertThat(data.at("/intervals/0/to").asText()).isEqualTo("2026-04-04T12:00:00Z");
        assertThat(data.at("/intervals/1/from").asText()).isEqualTo("2026-04-05T00:00:00Z");
        assertThat(data.at("/duties/0").asText()).isEqualTo("MEDICINE");
    }

    @Test
    void who_is_on_duty_changes_over_midnight() {
        String zone = Town.zone();
        String day = Town.officer("u-day");
        String night = Town.officer("u-night");
        Town.roster(zone, day, "TOWNSHIP_CADRE", DAY).then().statusCode(201);
        Town.roster(zone, night, "MEDICAL_WORKER", NIGHT).then().statusCode(201);
        String onDuty = "/v1/zones/" + zone + "/roster/on-duty";

        Town.asAdmin()
                .get(onDuty)
                .then()
                .body("items.officerId", contains(day))
                .body("items[0].until", equalTo("2026-04-04T12:00:00Z"));
        // 02:00 of the next morning in Nan'an: the shift began the evening before.
        Town.asAdmin()
                .queryParam("at", "2026-04-04T18:00:00Z")
                .get(onDuty)
                .then()
                .body("items.officerId", contains(night));
        Town.asAdmin()
                .queryParam("at", "2026-04-04T12:00:00Z")
                .get(onDuty)
                .then()
                .body("items.officerId", contains(night));
        Town.asAdmin()
                .queryParam("category", "MEDICINE")
                .get(onDuty)
                .then()
                .body("items", hasSize(1));
        Town.asAdmin()
                .queryParam("category", "UTILITIES")
                .get(onDuty)
                .then()
                .body("items", empty());
        Town.asAdmin().queryParam("at", "2026-06-01T00:00:00Z").get(onDuty).then().statusCode(400);
        Town.asAdmin().queryParam("at", "yesterday").get(onDuty).then().statusCode(400);
        Town.asAdmin().queryParam("category", "GOLD").get(onDuty).then().statusCode(400);
    }

    @Test
    void a_change_of_shifts_keeps_what_was_served() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");
        Town.roster(zone, officer, "TOWNSHIP_CADRE", DAY).then().statusCode(201);

        clock.tick(Duration.ofHours(1));
        Town.asAdmin()
                .header("If-Match", etag(zone, officer))
                .body(
                        "{\"post\":\"TOWNSHIP_CADRE\",\"duties\":[\"SUPPLIES\"],\"shifts\":"
                                + NIGHT
                                + "}")
                .put(path(zone, officer))
                .then()
                .statusCode(200)
                .body("onDuty", equalTo(false));

        String onDuty = "/v1/zones/" + zone + "/roster/on-duty";
        Town.asAdmin()
                .queryParam("at", "2026-04-04T02:30:00Z")
                .get(onDuty)
                .then()
                .body("items", hasSize(1));
        Town.asAdmin()
                .queryParam("at", "2026-04-04T03:30:00Z")
                .get(onDuty)
                .then()
                .body("items", empty());
        Town.asAdmin()
                .queryParam("at", "2026-04-04T13:00:00Z")
                .get(onDuty)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void plan_is_made_anew_each_day_by_one_of_many() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");
        Town.roster(zone, officer, "TOWNSHIP_CADRE", ALWAYS).then().statusCode(201);
        String before = etag(zone, officer);
        assertThat(planner.runOnce(clock.instant())).isZero();

        clock.tick(Duration.ofDays(1));
        int planned =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> planner.runOnce(clock.instant())))
                        .limit(4)
                        .toList()
                        .stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertThat(planned).isEqualTo(1);
        assertThat(Town.events("roster.changed")).hasSize(2);
        assertThat(Town.lastEvent("roster.changed").at("/data/plannedUntil").asText())
                .isEqualTo("2026-04-19T02:00:00Z");
        assertThat(etag(zone, officer)).isEqualTo(before);
    }

    @Test
    void new_time_zone_moves_the_shifts() {
        String zone = Town.zone();
        Town.roster(zone, Town.officer("u-lin"), "TOWNSHIP_CADRE", DAY).then().statusCode(201);

        Town.district(Town.NANAN, "Asia/Urumqi");
        assertThat(planner.runOnce(clock.instant())).isEqualTo(1);

        assertThat(Town.lastEvent("roster.changed").at("/data/intervals/1/from").asText())
                .isEqualTo("2026-04-05T02:00:00Z");
    }

    @Test
    void overlapping_shifts_are_refused() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");
        List<String> bad =
                List.of(
                        "[{\"from\":\"08:00\",\"to\":\"20:00\"},{\"from\":\"19:00\",\"to\":\"23:00\"}]",
                        "[{\"always\":true},{\"days\":[\"MON\"],\"from\":\"08:00\",\"to\":\"09:00\"}]",
                        "[{\"always\":true,\"from\":\"08:00\",\"to\":\"09:00\"}]",
                        "[{\"from\":\"08:00\"}]",
                        "[{}]",
                        "[]",
                        "[{\"from\":\"25:00\",\"to\":\"26:00\"}]",
                        "[{\"days\":[\"FUNDAY\"],\"from\":\"08:00\",\"to\":\"20:00\"}]");

        for (String shifts : bad) {
            Town.roster(zone, officer, "TOWNSHIP_CADRE", shifts)
                    .then()
                    .statusCode(400)
                    .body("violations.field", everyItem(containsString("shifts")));
        }
        assertThat(Town.events("roster.changed")).isEmpty();
    }

    @Test
    void a_post_beyond_the_five_and_volunteers_is_refused() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");

        Town.roster(zone, officer, "FIREFIGHTER", ALWAYS)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("post"));
        Town.roster(zone, officer, "VOLUNTEER", ALWAYS).then().statusCode(201);
    }

    @Test
    void roster_is_written_with_preconditions_only() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");
        String body = "{\"post\":\"VOLUNTEER\",\"duties\":[],\"shifts\":" + ALWAYS + "}";

        Town.asAdmin().body(body).put(path(zone, officer)).then().statusCode(428);
        Town.asAdmin()
                .header("If-Match", "\"0\"")
                .body(body)
                .put(path(zone, officer))
                .then()
                .statusCode(412);
        Town.roster(zone, officer, "VOLUNTEER", ALWAYS).then().statusCode(201);
        Town.roster(zone, officer, "VOLUNTEER", ALWAYS).then().statusCode(412);
        String etag = etag(zone, officer);
        Town.asAdmin()
                .header("If-Match", etag)
                .body(body)
                .put(path(zone, officer))
                .then()
                .statusCode(200);
        Town.asAdmin()
                .header("If-Match", etag)
                .body(body)
                .put(path(zone, officer))
                .then()
                .statusCode(412);
    }

    @Test
    void two_who_create_the_same_entry_make_one() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");

        List<Integer> statuses =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        Town.roster(
                                                                        zone,
                                                                        officer,
                                                                        "VOLUNTEER",
                                                                        ALWAYS)
                                                                .statusCode()))
                        .limit(3)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(201, 412, 412);
        assertThat(Town.events("roster.changed")).hasSize(1);
    }

    @Test
    void taken_off_the_roster_and_put_on_it_again() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");
        Town.roster(zone, officer, "VOLUNTEER", ALWAYS).then().statusCode(201);

        Town.asAdmin().delete(path(zone, officer)).then().statusCode(204);
        Town.asAdmin().delete(path(zone, officer)).then().statusCode(404);
        assertThat(Town.lastEvent("roster.changed").at("/data/active").asBoolean(true)).isFalse();
        Town.asAdmin().get("/v1/zones/" + zone + "/roster").then().body("items", empty());

        Town.roster(zone, officer, "VOLUNTEER", ALWAYS).then().statusCode(201);
    }

    @Test
    void officer_introduces_themselves_and_changes_nothing_else() {
        String zone = Town.zone();
        String own = Town.officer("u-lin");
        String other = Town.officer("u-wu");
        Town.roster(zone, own, "TOWNSHIP_CADRE", DAY).then().statusCode(201);
        Town.roster(zone, other, "MEDICAL_WORKER", DAY).then().statusCode(201);
        String token = Tokens.person("officer", "u-lin");
        String introduction = "{\"introduction\":\"大家好,我是林志远\"}";

        Town.as(token)
                .header("If-Match", etag(zone, own))
                .body(introduction)
                .put(path(zone, own))
                .then()
                .statusCode(200)
                .body("introducedAt", equalTo("2026-04-04T02:00:00Z"));
        assertThat(Town.lastEvent("roster.changed").at("/data/introducedAt").asText())
                .isEqualTo("2026-04-04T02:00:00Z");
        assertThat(Town.lastEvent("roster.changed").at("/data/post").asText())
                .isEqualTo("TOWNSHIP_CADRE");

        Town.as(token)
                .header("If-Match", etag(zone, other))
                .body(introduction)
                .put(path(zone, other))
                .then()
                .statusCode(403)
                .body("type", endsWith("/problems/introduction-only"));
        Town.as(token)
                .header("If-Match", etag(zone, own))
                .body("{\"post\":\"VOLUNTEER\",\"introduction\":\"x\"}")
                .put(path(zone, own))
                .then()
                .statusCode(403);
        Town.as(token)
                .header("If-Match", etag(zone, own))
                .body("{\"introducedAt\":\"2026-05-01T00:00:00Z\"}")
                .put(path(zone, own))
                .then()
                .statusCode(400);
        Town.as(token).delete(path(zone, own)).then().statusCode(403);
    }

    @Test
    void each_role_sees_its_part_of_the_roster() {
        String zone = Town.zone();
        Town.roster(zone, Town.officer("u-lin"), "TOWNSHIP_CADRE", DAY).then().statusCode(201);
        Town.member(zone, Town.household(zone, "8", "1203"), "u-chen");
        String path = "/v1/zones/" + zone + "/roster";

        Town.asAdmin()
                .get(path)
                .then()
                .body("items[0].phone", equalTo("0595-5550101"))
                .body("items[0].shifts", contains(Map.of("from", "08:00", "to", "20:00")));
        Town.as(Tokens.person("officer", "u-lin"))
                .get(path)
                .then()
                .body("items[0]", hasKey("shifts"))
                .body("items[0]", not(hasKey("phone")));
        Town.as(Tokens.of("supervisor", "s-1", java.util.Set.of(Town.NANAN), java.util.Set.of()))
                .get(path)
                .then()
                .body("items[0]", not(hasKey("phone")));
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-chen"))
                .get(path)
                .then()
                .body("items[0].phone", equalTo("0595-5550101"))
                .body("items[0]", not(hasKey("shifts")));
        Town.as(Tokens.dashboard(Town.NANAN))
                .get(path)
                .then()
                .body("items[0]", not(hasKey("phone")))
                .body("items[0]", not(hasKey("name")))
                .body("items[0].post", equalTo("TOWNSHIP_CADRE"));
    }

    @Test
    void duty_cards_say_whom_to_call_and_change_their_version_with_the_text() {
        String zone = Town.zone();
        String path = "/v1/zones/" + zone + "/duty-cards";
        int empty =
                Town.asFrontend()
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("text.zh", containsString("尚未公布"))
                        .extract()
                        .path("version");
        look();
        Town.roster(zone, Town.officer("u-lin"), "TOWNSHIP_CADRE", DAY).then().statusCode(201);

        int version =
                Town.asFrontend()
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("cards[0].text.zh", equalTo("乡镇干部 林志远 0595-5550101,负责药品"))
                        .body(
                                "cards[0].text.en",
                                equalTo("Township cadre Lin Zhiyuan, 0595-5550101, for medicine"))
                        .body("text.zh", containsString("溪美三号楼服务人员\n乡镇干部"))
                        .extract()
                        .path("version");

        assertThat(version).isEqualTo(empty + 1);
        look();
        clock.tick(Duration.ofHours(12));
        Town.asFrontend()
                .get(path)
                .then()
                .body("version", equalTo(version))
                .body("cards[0].onDuty", equalTo(false));
        Town.as(Tokens.dashboard(Town.NANAN)).get(path).then().statusCode(403);
    }

    private void look() {
        watcher.runOnce(clock.instant());
    }

    @Test
    void duty_cards_show_the_substitute_while_they_serve_and_keep_what_they_said() {
        String zone = Town.zone();
        String path = "/v1/zones/" + zone + "/duty-cards";
        String lin = Town.officer("u-lin");
        String wu = Town.officer("u-wu");
        Town.roster(zone, lin, "TOWNSHIP_CADRE", DAY).then().statusCode(201);
        look();
        Town.asFrontend().get(path).then().body("version", equalTo(1));
        Town.asAdmin()
                .body(
                        """
                        {"kind":"SUBSTITUTION","from":"2026-04-04T04:00:00Z","to":"2026-04-04T06:00:00Z",
                         "otherOfficerId":"%s"}"""
                                .formatted(wu))
                .post(path(zone, lin) + "/exceptions")
                .then()
                .statusCode(201);
        look();
        Town.asFrontend().get(path).then().body("version", equalTo(1));

        clock.tick(Duration.ofHours(2));
        look();
        Town.asFrontend()
                .get(path)
                .then()
                .body("version", equalTo(2))
                .body("changedAt", equalTo("2026-04-04T04:00:00Z"))
                .body("cards.officerId", contains(wu))
                .body("cards[0].text.zh", equalTo("乡镇干部(代林志远) 林志远 0595-5550101,负责药品"))
                .body("cards[0].text.en", containsString("(for Lin Zhiyuan)"));

        clock.tick(Duration.ofHours(2));
        Town.asFrontend().get(path).then().body("version", equalTo(3));
        look();
        Town.asFrontend()
                .get(path)
                .then()
                .body("version", equalTo(3))
                .header("ETag", equalTo("W/\"3\""))
                .body("cards.officerId", contains(lin));
        Town.asFrontend()
                .queryParam("at", "2026-04-04T05:00:00Z")
                .get(path)
                .then()
                .body("version", equalTo(2))
                .body("cards.officerId", contains(wu));
        Town.asFrontend().queryParam("at", "2026-04-04T00:00:00Z").get(path).then().statusCode(404);
        Town.asFrontend().queryParam("at", "2026-04-05T00:00:00Z").get(path).then().statusCode(400);
    }

    @Test
    void another_districts_roster_and_officer_are_not_found() {
        String zone = Town.zone();
        String officer = Town.officer("u-lin");
        String other = Town.zone("350521");
        Town.district();

        Town.roster(other, officer, "VOLUNTEER", ALWAYS).then().statusCode(404);
        Town.roster(zone, "01960000-0000-7000-8000-000000000000", "VOLUNTEER", ALWAYS)
                .then()
                .statusCode(404);
        Town.asAdmin().get("/v1/zones/" + other + "/roster").then().statusCode(404);
    }
}
