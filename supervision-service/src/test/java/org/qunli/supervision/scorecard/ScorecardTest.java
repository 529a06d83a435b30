package org.qunli.supervision.scorecard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.supervision.World.DISTRICT;
import static org.qunli.supervision.World.token;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class ScorecardTest {

    @Inject World world;

    @Inject DeadlineWatcher watcher;

    @Inject ScoreKeeper keeper;

    @Inject Months months;

    @Inject Jdbi jdbi;

    private UUID zone;

    private UUID officer;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy("");
        zone = world.zone();
        officer = world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
        world.tell(
                "zones",
                "officer.changed",
                "officer/" + officer,
                null,
                Map.of(
                        "officerId",
                        officer,
                        "district",
                        DISTRICT,
                        "subject",
                        "sub-" + officer,
                        "unit",
                        "溪美街道",
                        "chatIds",
                        List.of(wecom("u-lin")),
                        "active",
                        true));
    }

    private void households(int count) {
        world.tell(
                "zones",
                "coverage.changed",
                "coverage/" + zone,
                zone,
                Map.of("zoneId", zone, "district", DISTRICT, "households", count));
    }

    private static RequestSpecification as(String role, String subject) {
        return given().auth().oauth2(token(role, subject)).contentType(ContentType.JSON);
    }

    private static RequestSpecification lead() {
        return as("supervision-lead", "mark-lead-1");
    }

    private RequestSpecification officer() {
        return given().auth()
                .oauth2(Tokens.person("officer", "sub-" + officer))
                .contentType(ContentType.JSON);
    }

    private UUID served(String after) {
        UUID request = world.request(zone, officer);
        world.tick(after);
        world.happens("request.answered", request, zone, Map.of("officerId", officer));
        world.happens("request.resolved", request, zone, Map.of("cycle", 1));
        world.happens("request.confirmed", request, zone, Map.of("cycle", 1));
        return request;
    }

    private static String figure(String basis, String measure, String of) {
        return "items[0]." + basis + ".find {it.measure == '" + measure + "'}." + of;
    }

    /** The sums, computed from the marks instead. */
    private void sumsAreThoseOfTheMarks() {
        String marks =
                """
                (select s.kind, district, s.scope, day, measure, excluded, sum(n)::bigint as n,
                     sum(hits)::bigint as hits, coalesce(sum(amount), 0)::bigint as amount
                 from mark m cross join lateral (values ('OFFICER', officer::text), ('UNIT', unit),
                     ('POST', post), ('ZONE', zone::text), ('DISTRICT', district)) as s (kind, scope)
                 where s.scope is not null group by 1, 2, 3, 4, 5, 6) m
                """;
        assertThat(
                        world.count(
                                "tally t full join "
                                        + marks
                                        + " on (m.kind, m.district, m.scope, m.day, m.measure, m.excluded)"
                                        + " = (t.scope_kind, t.district, t.scope, t.day, t.measure, t.excluded)"
                                        + " where (coalesce(m.n, 0), coalesce(m.hits, 0), coalesce(m.amount, 0))"
                                        + " <> (coalesce(t.n, 0), coalesce(t.hits, 0), coalesce(t.amount, 0))"))
                .isZero();
    }

    @Test
    void card_tells_what_was_kept_and_missed_and_is_corrected_by_late_news() {
        served("PT5M");
        served("PT8M");
        UUID late = world.request(zone, officer);
        world.tick("PT11M");
        world.caughtUp();
        watcher.runOnce(world.now());
        assertThat(keeper.runOnce(world.now())).isPositive();
        lead().get("/v1/scorecards/officers")
                .then()
                .statusCode(200)
                .body("items.subject", contains(officer.toString()))
                .body(figure("raw", "RESPONSE", "n"), equalTo(3))
                .body(figure("raw", "RESPONSE", "hits"), equalTo(2))
                .body(figure("raw", "CONFIRMED", "value"), equalTo(1.0f))
                .body("frozen", equalTo(false));
        sumsAreThoseOfTheMarks();

        world.happened(
                "request.answered",
                late,
                zone,
                world.now().minusSeconds(300),
                Map.of("officerId", officer));
        keeper.runOnce(world.now());

        for (String by : List.of("officers", "units", "posts", "zones", "districts")) {
            lead().get("/v1/scorecards/" + by)
                    .then()
                    .statusCode(200)
                    .body(figure("raw", "RESPONSE", "hits"), equalTo(3));
        }
        assertThat(keeper.runOnce(world.now())).isZero();
        lead().get("/v1/scorecards/officers?subject=" + officer)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        lead().get("/v1/scorecards/officers?subject=x").then().body("items", hasSize(0));
        sumsAreThoseOfTheMarks();
    }

    @Test
    void excluded_request_leaves_adjusted_figures_only_and_a_second_person_decides() {
        UUID request = served("PT5M");
        served("PT5M");
        keeper.runOnce(world.now());
        String body =
                "{\"requestId\":\"%s\",\"reason\":\"OUT_OF_THEIR_HANDS\",\"note\":\"mark-note\"}"
                        .formatted(request);
        String id =
                as("supervisor", "mark-s-1")
                        .body(body)
                        .post("/v1/scorecards/exclusions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("exclusionId");
        String decision = "/v1/scorecards/exclusions/" + id + "/decision";

        for (RequestSpecification other : List.of(officer(), as("admin", "a-1"))) {
            other.get("/v1/scorecards/exclusions").then().body("items", hasSize(0));
        }
        officer()
                .body("{\"requestId\":\"%s\",\"reason\":\"NOT_THEIR_MATTER\"}".formatted(request))
                .post("/v1/scorecards/exclusions/appeals")
                .then()
                .statusCode(201)
                .body("exclusionId", not(equalTo(id)));
        as("supervisor", "mark-s-1")
                .body("{\"approved\":true}")
                .put(decision)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/second-person-needed"));
        as("supervisor", "mark-s-2")
                .body("{\"approved\":true}")
                .put(decision)
                .then()
                .statusCode(200)
                .body("decidedBy", equalTo("QUNLI"));
        keeper.runOnce(world.now());

        lead().get("/v1/scorecards/zones")
                .then()
                .body(figure("raw", "RESPONSE", "n"), equalTo(2))
                .body(figure("adjusted", "RESPONSE", "n"), equalTo(1));
        sumsAreThoseOfTheMarks();
        lead().get("/v1/scorecards/exclusions").then().body("items.note", hasItem("mark-note"));
        officer()
                .get("/v1/scorecards/exclusions")
                .then()
                .body("items.exclusionId", hasItem(id))
                .body("items.find {!it.appealed}.askedAt", nullValue())
                .body("items[0].note", nullValue());
        for (String table :
                world.texts("select tablename::text from pg_tables where schemaname = 'public'")) {
            assertThat(world.count(table + " t where t::text like '%mark-%'")).as(table).isZero();
        }
        as("supervisor", "mark-s-2")
                .body("{\"approved\":false}")
                .put(decision)
                .then()
                .statusCode(409);
    }

    @Test
    void officer_appeals_for_an_own_request_and_reads_the_own_card_only() {
        UUID request = served("PT15M");
        UUID other = world.officer(zone, "MEDICAL_WORKER", wecom("u-wu"));
        UUID foreign = world.request(zone, other);
        keeper.runOnce(world.now());
        String body = "{\"requestId\":\"%s\",\"reason\":\"NOT_THEIR_MATTER\"}";

        officer()
                .body(body.formatted(foreign))
                .post("/v1/scorecards/exclusions/appeals")
                .then()
                .statusCode(404);
        String id =
                officer()
                        .body(body.formatted(request))
                        .post("/v1/scorecards/exclusions/appeals")
                        .then()
                        .statusCode(201)
                        .body("appealed", equalTo(true))
                        .extract()
                        .path("exclusionId");
        officer()
                .body(body.formatted(request))
                .post("/v1/scorecards/exclusions/appeals")
                .then()
                .body("exclusionId", equalTo(id));
        lead().body("{\"approved\":false}")
                .put("/v1/scorecards/exclusions/" + id + "/decision")
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
        officer()
                .get("/v1/scorecards/officers")
                .then()
                .statusCode(200)
                .body("items.subject", contains(officer.toString()));
        officer().get("/v1/scorecards/zones").then().statusCode(404);
    }

    @Test
    void frozen_month_stays_as_it_was_and_lists_what_came_later() {
        UUID request = served("PT5M");
        keeper.runOnce(world.now());
        var day = world.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        String period =
                "?from="
                        + day.withDayOfMonth(1)
                        + "&to="
                        + day.withDayOfMonth(1).plusMonths(1).minusDays(1);
        assertThat(months.runOnce(world.now())).isZero();
        world.tick("P35D");
        assertThat(months.runOnce(world.now())).isEqualTo(1);
        assertThat(months.runOnce(world.now())).isZero();
        String before = lead().get("/v1/scorecards/zones" + period).asString();

        world.happened(
                "request.rated",
                request,
                zone,
                day.atTime(20, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant(),
                Map.of("score", 5));
        keeper.runOnce(world.now());

        assertThat(lead().get("/v1/scorecards/zones" + period).asString())
                .isEqualTo(before)
                .contains("\"frozen\":true");
        lead().get("/v1/scorecards/corrections?district=" + DISTRICT)
                .then()
                .body("items.measure", contains("SATISFIED"))
                .body("items[0].countedN", nullValue())
                .body("items[0].correctHits", equalTo(1));
        lead().get("/v1/scorecards/months?district=" + DISTRICT)
                .then()
                .body("items[0].corrections", equalTo(1));
        sumsAreThoseOfTheMarks();

        jdbi.useHandle(h -> h.execute("delete from signal"));
        jdbi.useHandle(h -> h.execute("insert into score_touch (request) select id from matter"));
        keeper.runOnce(world.now());
        lead().get("/v1/scorecards/corrections?district=" + DISTRICT)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void who_stands_out_is_named_with_reasons_and_signs_of_gaming_are_told() {
        for (int i = 0; i < 22; i++) {
            served("PT5M");
        }
        UUID slow = world.officer(zone, "VILLAGE_CADRE", wecom("u-slow"));
        for (int i = 0; i < 22; i++) {
            UUID request = world.request(zone, slow);
            world.tick("PT20M");
            world.happens(
                    "request.answered",
                    request,
                    zone,
                    Map.of("officerId", slow, "templateOnly", true));
            world.happens("request.resolved", request, zone, Map.of("cycle", 1));
        }
        keeper.runOnce(world.now());

        lead().get("/v1/scorecards/officers?standing=NEGLIGENT")
                .then()
                .body("items.subject", contains(slow.toString()))
                .body("items[0].reasons.measure", hasItem("RESPONSE"))
                .body("items[0].signs.code", contains("TEMPLATE_ONLY"));
        lead().get("/v1/scorecards/officers?standing=OUTSTANDING")
                .then()
                .body("items.subject", contains(officer.toString()));
        lead().get("/v1/scorecards/definitions")
                .then()
                .body("items[0].measures.code", hasItem("SATISFIED"));
        lead().accept("text/csv")
                .get("/v1/scorecards/officers")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString(officer + "," + DISTRICT + ",raw,RESPONSE,22,22,1.0"));
    }

    @Test
    void dashboards_read_no_person_no_small_place_and_no_small_number() {
        served("PT5M");
        keeper.runOnce(world.now());
        for (String by : List.of("zones", "units", "posts")) {
            as("dashboard", "dash-1")
                    .get("/v1/scorecards/" + by)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
        households(250);
        UUID other = world.zone();
        UUID third = world.zone();
        for (UUID each : List.of(other, third)) {
            world.tell(
                    "zones",
                    "coverage.changed",
                    "coverage/" + each,
                    each,
                    Map.of("zoneId", each, "district", DISTRICT, "households", 300));
        }
        as("dashboard", "dash-1").get("/v1/scorecards/officers").then().statusCode(404);
        as("dashboard", "dash-1")
                .get("/v1/scorecards/zones")
                .then()
                .statusCode(200)
                .body("items[0].raw.measure", not(hasItem("RESPONSE")))
                .body("items[0].adjusted", hasSize(0));
        lead().get("/v1/scorecards/nobody").then().statusCode(404);
        lead().get("/v1/scorecards/zones?from=2026-01-01&to=2024-01-01").then().statusCode(400);
    }
}
