package org.qunli.zone.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
class ReorganisationResourceTest {

    private static final String REASON =
            "\"reason\":{\"zh\":\"八号楼提前解封\",\"en\":\"Building 8 leaves early\"}";

    private static final String ALWAYS = "[{\"always\":true}]";

    @Inject SettableClock clock;

    @Inject Restater restater;

    @Inject Cleanup cleanup;

    @Inject Jdbi jdbi;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static Response reorganise(String body) {
        return Town.asAdmin()
                .header("Accept-Language", "en")
                .body("{" + REASON + "," + body + "}")
                .post("/v1/reorganisations");
    }

    private static String split(String zone, String part) {
        return """
        "kind":"SPLIT","zoneId":"%s","parts":[{"zone":{"name":{"zh":"八号楼","en":"Building 8"}},%s}]"""
                .formatted(zone, part);
    }

    private static String merge(String zone, String prefix, String into) {
        return """
        "kind":"MERGE","merged":[{"zoneId":"%s","buildingPrefix":"%s"}],"into":"%s\""""
                .formatted(zone, prefix, into);
    }

    private static String zoneOf(String path) {
        return Town.asAdmin().get(path).then().statusCode(200).extract().path("zoneId");
    }

    private static String opened(ValidatableResponse done) {
        return done.statusCode(201).extract().path("steps[0].toZone");
    }

    @Test
    void building_leaves_with_its_people_its_group_and_whoever_serves() {
        String zone = Town.zone();
        String eight = Town.household(zone, "8", "1203");
        String nine = Town.household(zone, "9", "101");
        String chen = Town.member(zone, eight, "u-chen");
        String group = Town.group(zone, "wr-8");
        String other = Town.group(zone, "wr-all");
        String lin = Town.officer("u-lin");
        Town.roster(zone, lin, "TOWNSHIP_CADRE", ALWAYS).then().statusCode(201);
        clock.tick(Duration.ofHours(3));

        ValidatableResponse done =
                reorganise(split(zone, "\"buildings\":[\"8\"],\"groupIds\":[\"" + group + "\"]"))
                        .then()
                        .body("steps[0].households", equalTo(1))
                        .body("steps[0].members", equalTo(1))
                        .body("steps[0].groups", equalTo(1))
                        .body("steps[0].officers", equalTo(1));
        String left = opened(done);

        assertThat(zoneOf("/v1/households/" + eight)).isEqualTo(left);
        assertThat(zoneOf("/v1/members/" + chen)).isEqualTo(left);
        assertThat(zoneOf("/v1/groups/" + group)).isEqualTo(left);
        assertThat(zoneOf("/v1/households/" + nine)).isEqualTo(zone);
        assertThat(zoneOf("/v1/groups/" + other)).isEqualTo(zone);
        for (String each : List.of(zone, left)) {
            Town.asAdmin()
                    .get("/v1/zones/" + each + "/roster/on-duty")
                    .then()
                    .body("items.officerId", contains(lin));
        }
        Town.asAdmin()
                .get("/v1/zones/" + left)
                .then()
                .body("status", equalTo("ACTIVE"))
                .body("level", equalTo("SEALED"));
    }

    @Test
    void one_event_carries_all_that_a_consumer_needs() {
        String zone = Town.zone();
        String eight = Town.household(zone, "8", "1203");
        String group = Town.group(zone, "wr-8");
        String lin = Town.officer("u-lin");
        Town.roster(zone, lin, "TOWNSHIP_CADRE", ALWAYS).then().statusCode(201);
        clock.tick(Duration.ofHours(3));

        String left =
                opened(
                        reorganise(
                                        split(
                                                zone,
                                                "\"buildings\":[\"8\"],\"groupIds\":[\""
                                                        + group
                                                        + "\"],\"leavingIds\":[\""
                                                        + lin
                                                        + "\"]"))
                                .then());

        assertThat(Town.events("zone.reorganised")).hasSize(1);
        JsonNode event = Town.lastEvent("zone.reorganised");
        assertThat(event.get("subject").asText()).isEqualTo("reorganisation/350583");
        JsonNode data = event.get("data");
        assertThat(data.at("/moves/0/fromZone").asText()).isEqualTo(zone);
        assertThat(data.at("/moves/0/toZone").asText()).isEqualTo(left);
        assertThat(data.at("/moves/0/households/0").asText()).isEqualTo(eight);
        assertThat(data.at("/moves/0/groups/0").asText()).isEqualTo(group);
        assertThat(data.get("zones")).extracting(z -> z.get("zoneId").asText()).contains(left);
        JsonNode joined = data.at("/roster/0");
        assertThat(joined.get("zoneId").asText()).isEqualTo(left);
        assertThat(joined.get("active").asBoolean()).isTrue();
        // Three hours of duty in the old zone count in the new one.
        assertThat(joined.at("/intervals/0/from").asText()).isEqualTo("2026-04-04T02:00:00Z");
        JsonNode gone = data.at("/roster/1");
        assertThat(gone.get("zoneId").asText()).isEqualTo(zone);
        assertThat(gone.get("active").asBoolean()).isFalse();
    }

    @Test
    void states_of_what_moved_are_told_anew_once() {
        String zone = Town.zone();
        String eight = Town.household(zone, "8", "1203");
        Town.member(zone, eight, "u-chen");
        String left = opened(reorganise(split(zone, "\"buildings\":[\"8\"]")).then());

        List<Integer> told =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> restater.runOnce(clock.instant())))
                        .limit(3)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(told.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
        assertThat(restater.runOnce(clock.instant())).isZero();
        assertThat(Town.events("household.changed")).hasSize(2);
        assertThat(Town.lastEvent("household.changed").at("/data/zoneId").asText()).isEqualTo(left);
        JsonNode member = Town.lastEvent("member.changed");
        assertThat(member.at("/data/zoneId").asText()).isEqualTo(left);
        assertThat(member.at("/data/chatIds/0/userId").asText()).isEqualTo("u-chen");
    }

    @Test
    void zones_merge_with_their_rosters_and_end() {
        String one = Town.zone();
        String two = Town.zone();
        String inner = Town.zone();
        patchParent(inner, one);
        String household = Town.household(one, "8", "1203");
        String group = Town.group(one, "wr-1");
        String lin = Town.officer("u-lin");
        Town.roster(one, lin, "TOWNSHIP_CADRE", "[{\"from\":\"08:00\",\"to\":\"14:00\"}]")
                .then()
                .statusCode(201);
        Town.roster(two, lin, "TOWNSHIP_CADRE", "[{\"from\":\"12:00\",\"to\":\"20:00\"}]")
                .then()
                .statusCode(201);

        reorganise(merge(one, "", two)).then().statusCode(201).body("steps[0].ends", equalTo(true));

        assertThat(zoneOf("/v1/households/" + household)).isEqualTo(two);
        assertThat(zoneOf("/v1/groups/" + group)).isEqualTo(two);
        Town.asAdmin()
                .get("/v1/zones/" + one)
                .then()
                .body("status", equalTo("LIFTED"))
                .body("mergedInto", equalTo(two));
        Town.asAdmin().get("/v1/zones/" + inner).then().body("parentId", equalTo(two));
        Town.asAdmin()
                .get("/v1/zones/" + two + "/roster/" + lin)
                .then()
                .body("shifts.from", contains("08:00"))
                .body("shifts.to", contains("20:00"));
        Town.asAdmin().get("/v1/zones/" + one + "/roster").then().body("items", empty());
        Town.asAdmin()
                .body("{\"building\":\"8\",\"room\":\"1\"}")
                .post("/v1/zones/" + one + "/households")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/zone-merged"));
    }

    private static void patchParent(String zone, String parent) {
        String etag = Town.asAdmin().get("/v1/zones/" + zone).then().extract().header("ETag");
        Town.asAdmin()
                .header("If-Match", etag)
                .body("{\"parentId\":\"" + parent + "\"}")
                .patch("/v1/zones/" + zone)
                .then()
                .statusCode(200);
    }

    @Test
    void same_doors_collide_unless_a_prefix_tells_them_apart() {
        String one = Town.zone();
        String two = Town.zone();
        String household = Town.household(one, "8", "1203");
        Town.household(two, "8", "1203");

        reorganise(merge(one, "", two))
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/doors-collide"));
        assertThat(zoneOf("/v1/households/" + household)).isEqualTo(one);

        reorganise(merge(one, "B-", two)).then().statusCode(201);
        Town.asAdmin()
                .get("/v1/households/" + household)
                .then()
                .body("building", equalTo("B-8"))
                .body("label", equalTo("B-8-1203"));
    }

    @Test
    void dry_run_says_what_would_be_done_and_does_nothing() {
        String zone = Town.zone();
        Town.household(zone, "8", "1203");

        Town.asAdmin()
                .body("{" + REASON + "," + split(zone, "\"buildings\":[\"8\"]") + "}")
                .post("/v1/reorganisations?dryRun=true")
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("steps[0].households", equalTo(1))
                .body("steps[0].opens.en", equalTo("Building 8"));

        Town.asAdmin().get("/v1/reorganisations").then().body("items", empty());
        Town.asAdmin().get("/v1/zones").then().body("items", hasSize(1));
        assertThat(Town.events("zone.reorganised")).isEmpty();
    }

    @Test
    void zones_are_put_within_another_at_once_but_never_in_a_circle() {
        String outer = Town.zone();
        String one = Town.zone();
        String two = Town.zone();
        String zones = "\"kind\":\"REPARENT\",\"zoneIds\":[\"" + one + "\",\"" + two + "\"]";

        reorganise(zones + ",\"parentId\":\"" + outer + "\"").then().statusCode(201);
        reorganise(
                        "\"kind\":\"REPARENT\",\"zoneIds\":[\""
                                + outer
                                + "\"],\"parentId\":\""
                                + one
                                + "\"")
                .then()
                .statusCode(409);

        Town.asAdmin().get("/v1/zones/" + two).then().body("parentId", equalTo(outer));
        assertThat(Town.events("zone.reorganised")).hasSize(1);
    }

    @Test
    void bad_reorganisations_are_refused_with_the_place_and_nothing_happens() {
        String zone = Town.zone();
        String other = Town.zone();
        Town.household(zone, "8", "1203");
        String foreign = Town.household(other, "1", "1");
        String elsewhere = Town.zone("350521");

        reorganise(split(zone, "\"buildings\":[]"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("parts[0].buildings"));
        reorganise(split(zone, "\"buildings\":[\"9\"]"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("parts[0].buildings"));
        reorganise(split(zone, "\"householdIds\":[\"" + foreign + "\"]"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("parts[0].householdIds"));
        reorganise(split(zone, "\"buildings\":[\"8\"],\"groupIds\":[\"" + zone + "\"]"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("parts[0].groupIds"));
        reorganise(split(zone, "\"buildings\":[\"8\"],\"officerIds\":[\"" + zone + "\"]"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("parts[0].officerIds"));
        reorganise(merge(zone, "", zone))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("into"));
        reorganise(merge(zone, "", elsewhere)).then().statusCode(404);
        reorganise("\"kind\":\"SPLIT\"").then().statusCode(400);
        Town.asFrontend()
                .body("{" + REASON + "," + split(zone, "\"buildings\":[\"8\"]") + "}")
                .post("/v1/reorganisations")
                .then()
                .statusCode(403);

        assertThat(Town.events("zone.reorganised")).isEmpty();
    }

    @Test
    void the_same_key_splits_once_and_the_history_is_kept() {
        String zone = Town.zone();
        Town.household(zone, "8", "1203");
        String body = "{" + REASON + "," + split(zone, "\"buildings\":[\"8\"]") + "}";

        List<String> ids =
                Stream.of(1, 2)
                        .map(
                                time ->
                                        Town.created(
                                                Town.asAdmin()
                                                        .header("Idempotency-Key", "split-1")
                                                        .body(body)
                                                        .post("/v1/reorganisations")))
                        .toList();

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        Town.asAdmin()
                .queryParam("zone", zone)
                .get("/v1/reorganisations")
                .then()
                .body("items.id", contains(ids.get(0)));
        Town.asAdmin()
                .get("/v1/reorganisations/" + ids.get(0))
                .then()
                .body("kind", equalTo("SPLIT"))
                .body("reason.en", equalTo("Building 8 leaves early"));
        Town.as(Tokens.admin("350521"))
                .get("/v1/reorganisations/" + ids.get(0))
                .then()
                .statusCode(404);
    }

    @Test
    void of_two_at_once_that_take_the_same_building_one_does() {
        String zone = Town.zone();
        String household = Town.household(zone, "8", "1203");
        String body = split(zone, "\"buildings\":[\"8\"]");

        List<Integer> statuses =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> reorganise(body).statusCode()))
                        .limit(2)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(statuses).containsExactlyInAnyOrder(201, 400);
        assertThat(Town.events("zone.reorganised")).hasSize(1);
        assertThat(zoneOf("/v1/households/" + household)).isNotEqualTo(zone);
    }

    @Test
    void household_entered_while_its_zone_is_merged_is_not_left_behind() {
        String one = Town.zone();
        String two = Town.zone();
        List<CompletableFuture<Integer>> entering =
                Stream.iterate(1, room -> room + 1)
                        .limit(6)
                        .map(
                                room ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        Town.asAdmin()
                                                                .body(
                                                                        "{\"building\":\"8\",\"room\":\""
                                                                                + room
                                                                                + "\"}")
                                                                .post(
                                                                        "/v1/zones/"
                                                                                + one
                                                                                + "/households")
                                                                .statusCode()))
                        .toList();

        reorganise(merge(one, "", two)).then().statusCode(201);
        List<Integer> statuses = entering.stream().map(CompletableFuture::join).toList();

        assertThat(statuses).allMatch(status -> status == 201 || status == 409);
        int left =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select count(*) from household where zone_id ="
                                                        + " cast(:zone as uuid)")
                                        .bind("zone", one)
                                        .mapTo(Integer.class)
                                        .one());
        assertThat(left).isZero();
    }

    @Test
    void ten_thousand_households_are_one_event_and_a_short_transaction() {
        String zone = Town.zone();
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    insert into household (id, zone_id, building, unit, room, label, flags,
                                        active, created_at, changed_at, version)
                                    select gen_random_uuid(), cast(:zone as uuid), '8', '', n::text, '8-' || n,
                                        '{}', true, :now, :now, 0
                                    from generate_series(1, 10000) n
                                    """)
                            .bind("zone", zone)
                            .bind("now", clock.instant())
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into member (id, household_id, zone_id, kind, active, created_at,
                                        changed_at, version)
                                    select gen_random_uuid(), h.id, h.zone_id, 'RESIDENT', true, :now, :now, 0
                                    from household h cross join generate_series(1, 2)
                                    where h.zone_id = cast(:zone as uuid)
                                    """)
                            .bind("zone", zone)
                            .bind("now", clock.instant())
                            .execute();
                });

        reorganise(split(zone, "\"buildings\":[\"8\"]"))
                .then()
                .statusCode(201)
                .body("steps[0].households", equalTo(10_000))
                .body("steps[0].members", equalTo(20_000));

        String event = Town.lastEvent("zone.reorganised").toString();
        assertThat(event.length()).isLessThan(600_000);
        assertThat(restater.runOnce(clock.instant())).isEqualTo(1_000);
    }

    @Test
    void several_parts_leave_in_one_go() {
        String zone = Town.zone();
        String eight = Town.household(zone, "8", "1203");
        String nine = Town.household(zone, "9", "101");
        String part = "{\"zone\":{\"name\":{\"zh\":\"楼\",\"en\":\"%s\"}},\"buildings\":[\"%s\"]}";

        reorganise(
                        "\"kind\":\"SPLIT\",\"zoneId\":\""
                                + zone
                                + "\",\"parts\":["
                                + part.formatted("Eight", "8")
                                + ","
                                + part.formatted("Nine", "9")
                                + "]")
                .then()
                .statusCode(201)
                .body("steps.opens.en", containsInAnyOrder("Eight", "Nine"));

        assertThat(zoneOf("/v1/households/" + eight))
                .isNotEqualTo(zoneOf("/v1/households/" + nine));
        assertThat(Town.events("zone.reorganised")).hasSize(1);
    }
}
