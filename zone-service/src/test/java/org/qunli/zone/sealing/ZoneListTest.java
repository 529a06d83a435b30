package org.qunli.zone.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ZoneListTest {

    private static final String HUIAN = "350521";

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    @Inject Jdbi jdbi;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static String zone(String zh, String en, String rest) {
        Town.district();
        return Town.created(
                Town.asAdmin()
                        .body(
                                """
                                {"district":"350583","name":{"zh":"%s","en":"%s"}%s}"""
                                        .formatted(zh, en, rest))
                        .post("/v1/zones"));
    }

    private static ValidatableResponse list(Map<String, ?> filter) {
        return list(Tokens.admin(Town.NANAN), filter);
    }

    private static ValidatableResponse list(String token, Map<String, ?> filter) {
        return Town.as(token)
                .header("Accept-Language", "en")
                .queryParams(filter)
                .get("/v1/zones")
                .then();
    }

    private static List<String> found(Map<String, ?> filter) {
        return list(filter).statusCode(200).extract().path("items.id");
    }

    @Test
    void each_filter_narrows_and_all_narrow_together() {
        String outer = zone("溪美街道", "Ximei", ",\"level\":\"PRECAUTION\",\"status\":\"ACTIVE\"");
        String within = ",\"level\":\"SEALED\",\"parentId\":\"" + outer + "\"";
        String three = zone("溪美三号楼", "Ximei 3", within + ",\"status\":\"ACTIVE\"");
        String four = zone("溪美四号楼", "Ximei 4", within);
        clock.tick(Duration.ofHours(1));
        String since = clock.instant().toString();
        String later = zone("柳城", "Liucheng", ",\"level\":\"SEALED\",\"status\":\"ACTIVE\"");

        assertThat(found(Map.of())).containsExactly(outer, three, four, later);
        assertThat(found(Map.of("district", Town.NANAN))).hasSize(4);
        assertThat(found(Map.of("district", HUIAN))).isEmpty();
        assertThat(found(Map.of("status", "ACTIVE"))).containsExactly(outer, three, later);
        assertThat(found(Map.of("level", "SEALED"))).containsExactly(three, four, later);
        assertThat(found(Map.of("parentId", outer))).containsExactly(three, four);
        assertThat(found(Map.of("name", "XIMEI"))).containsExactly(outer, three, four);
        assertThat(found(Map.of("name", "三号"))).containsExactly(three);
        assertThat(found(Map.of("changedSince", since))).containsExactly(later);
        assertThat(
                        found(
                                Map.of(
                                        "district", Town.NANAN,
                                        "status", "ACTIVE",
                                        "level", "SEALED",
                                        "parentId", outer,
                                        "name", "ximei",
                                        "changedSince", "2026-01-01T00:00:00Z")))
                .containsExactly(three);
        assertThat(found(Map.of("status", "ACTIVE", "level", "SEALED", "changedSince", since)))
                .containsExactly(later);
    }

    @Test
    void box_finds_the_zones_that_a_map_shows_page_by_page() {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            row.add(zone("楼" + i, "Block " + i, ",\"level\":\"SEALED\",\"status\":\"ACTIVE\""));
            draw(row.get(i), 118.38 + i * 0.01);
        }
        String removed = zone("拆", "Gone", ",\"level\":\"SEALED\"");
        draw(removed, 118.38);
        Town.asAdmin().header("If-Match", "*").delete("/v1/zones/" + removed + "/boundary");
        zone("无界", "Undrawn", ",\"level\":\"SEALED\"");

        assertThat(found(Map.of("bbox", "118.397,24.96,118.405,24.97")))
                .containsExactly(row.get(2));
        assertThat(found(Map.of("bbox", "118.37,24.95,118.5,24.98"))).isEqualTo(row);
        assertThat(found(Map.of("bbox", "118.38,24.97,118.38,24.98")))
                .as("they touch")
                .containsExactly(row.get(0));
        assertThat(found(Map.of("bbox", "-180,-90,180,24.95"))).isEmpty();
        assertThat(found(Map.of("bbox", "118.37,24.95,118.5,24.98", "name", "Block 3")))
                .containsExactly(row.get(3));
        String next =
                list(Map.of("bbox", "118.385,24.95,118.5,24.98", "limit", 3))
                        .statusCode(200)
                        .body("items.id", org.hamcrest.Matchers.equalTo(row.subList(0, 3)))
                        .extract()
                        .path("next");
        list(Map.of("bbox", "118.385,24.95,118.5,24.98", "limit", 3, "cursor", next))
                .statusCode(200)
                .body("items.id", org.hamcrest.Matchers.equalTo(row.subList(3, 5)));
        list(Map.of("bbox", "118.37,24.95,118.5,24.98", "cursor", next)).statusCode(400);
    }

    /** Draws a block, six thousandths of a degree wide. */
    private static void draw(String zone, double west) {
        Town.asAdmin()
                .header("If-None-Match", "*")
                .body(
                        """
                        {"coordinateSystem":"WGS84","geometry":{"type":"Polygon","coordinates":[[
                         [%1$s,24.96],[%2$s,24.96],[%2$s,24.97],[%1$s,24.97],[%1$s,24.96]]]}}"""
                                .formatted(west, west + 0.006))
                .put("/v1/zones/" + zone + "/boundary")
                .then()
                .statusCode(201);
    }

    @Test
    void wildcards_in_a_name_mean_themselves() {
        String percent = zone("百分", "100% closed", ",\"level\":\"SEALED\"");
        String under = zone("下划", "east_gate", ",\"level\":\"SEALED\"");
        String slash = zone("反斜", "a\\\\b", ",\"level\":\"SEALED\"");
        zone("普通", "100 closed, eastXgate, ab", ",\"level\":\"SEALED\"");

        assertThat(found(Map.of("name", "%"))).containsExactly(percent);
        assertThat(found(Map.of("name", "0% c"))).containsExactly(percent);
        assertThat(found(Map.of("name", "t_g"))).containsExactly(under);
        assertThat(found(Map.of("name", "\\"))).containsExactly(slash);
        assertThat(found(Map.of("name", "' or true --"))).isEmpty();
    }

    @Test
    void wrong_values_are_named() {
        Town.zone();

        refused("district", "quanzhou", "GB/T 2260");
        refused("status", "OPEN", "PLANNED, ACTIVE, LIFTED");
        refused("level", "sealed", "SEALED, CONTROLLED, PRECAUTION");
        refused("parentId", "1-1-1-1-1", "UUID");
        refused("changedSince", "yesterday", "2026-04-01T00:00:00Z");
        refused("changedSince", "2026-04-01T00:00:00", "2026-04-01T00:00:00Z");
        refused("changedSince", "+999999999-01-01T00:00:00Z", "2026-04-01T00:00:00Z");
        refused("bbox", "118.38,24.95,118.40", "four degrees");
        refused("bbox", "118.38,24.95,118.40,north", "four degrees");
        refused("bbox", "NaN,24.95,118.40,24.97", "four degrees");
        refused("bbox", "24.95,118.38,24.97,118.40", "latitude from -90 to 90");
        refused("bbox", "118.40,24.95,118.38,24.97", "west beyond east");
        refused("name", "x".repeat(101), "");
        refused("name", "a\u0000b", "");
    }

    private static void refused(String field, String value, String words) {
        list(Map.of(field, value))
                .statusCode(400)
                .body("type", endsWith("/problems/invalid"))
                .body("violations.field", hasItem(field))
                .body("violations.message", hasItem(containsString(words)));
    }

    @Test
    void cursor_belongs_to_its_filters() {
        for (int i = 0; i < 3; i++) {
            Town.zone();
        }
        String cursor =
                list(Map.of("status", "ACTIVE", "limit", 1)).statusCode(200).extract().path("next");

        list(Map.of("status", "ACTIVE", "limit", 2, "cursor", cursor)).statusCode(200);
        list(Map.of("limit", 1, "cursor", cursor))
                .statusCode(400)
                .body("type", endsWith("/problems/malformed-cursor"));
        list(Map.of("status", "LIFTED", "cursor", cursor)).statusCode(400);
        list(Map.of("status", "ACTIVE", "name", "Ximei", "cursor", cursor)).statusCode(400);
        list(Map.of("status", "ACTIVE", "cursor", tampered(cursor)))
                .statusCode(400)
                .body("type", endsWith("/problems/malformed-cursor"));
    }

    private static String tampered(String cursor) {
        char middle = cursor.charAt(20);
        return cursor.substring(0, 20) + (middle == 'A' ? 'B' : 'A') + cursor.substring(21);
    }

    @Test
    void pages_are_full_though_only_every_second_zone_is_within_reach() {
        Town.district();
        Town.district(HUIAN, "Asia/Shanghai");
        List<UUID> all = IntStream.range(0, 500).mapToObj(i -> newZone(i)).toList();
        List<String> seen =
                IntStream.range(0, 500)
                        .filter(i -> i % 2 == 0)
                        .mapToObj(i -> all.get(i).toString())
                        .toList();
        String ofBoth =
                Tokens.of(
                        Set.of(Roles.ADMIN),
                        "admin-1",
                        Map.of("districts", Set.of(Town.NANAN, HUIAN)));
        String narrowed =
                Tokens.of(
                        Set.of(Roles.ADMIN),
                        "admin-1",
                        Map.of("districts", Set.of(Town.NANAN, HUIAN), "zones", seen));

        assertThat(paged(Tokens.admin(Town.NANAN), Map.of())).isEqualTo(seen);
        assertThat(paged(narrowed, Map.of())).isEqualTo(seen);
        assertThat(paged(ofBoth, Map.of("district", Town.NANAN))).isEqualTo(seen);
        assertThat(paged(ofBoth, Map.of())).isEqualTo(all.stream().map(UUID::toString).toList());
        assertThat(paged(Tokens.dashboard(HUIAN), Map.of("name", "zone 49")))
                .containsExactly(
                        Stream.of(49, 491, 493, 495, 497, 499)
                                .map(i -> all.get(i).toString())
                                .toArray(String[]::new));
    }

    /** The zone with this number: even ones in Nan'an, odd ones elsewhere. */
    private UUID newZone(int number) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into zone (id, district, name_zh, name_en, level, status,
                                            effective_at, created_at, changed_at, version)
                                        values (:id, :district, :zh, :en, 'SEALED', 'ACTIVE', :now, :now, :now, 0)
                                        """)
                                .bind("id", id)
                                .bind("district", number % 2 == 0 ? Town.NANAN : HUIAN)
                                .bind("zh", number + "号")
                                .bind("en", "zone " + number)
                                .bind("now", clock.instant())
                                .execute());
        return id;
    }

    /** All ids, page by page; every page but the last is full. */
    private static List<String> paged(String token, Map<String, ?> filter) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            var query = new java.util.HashMap<String, Object>(filter);
            query.put("limit", 40);
            if (cursor != null) {
                query.put("cursor", cursor);
            }
            ExtractableResponse<Response> page = list(token, query).statusCode(200).extract();
            List<String> items = page.path("items.id");
            cursor = page.path("next");
            if (cursor != null) {
                assertThat(items).hasSize(40);
            }
            ids.addAll(items);
        } while (cursor != null);
        return ids;
    }

    @Test
    void officers_and_residents_see_their_own_zones_only() {
        String home = Town.zone();
        String served = Town.zone();
        Town.zone();
        Town.member(home, Town.household(home, "8", "101"), "u-1");
        Town.roster(served, Town.officer("o-1"), "MEDICAL_WORKER", "[{\"always\":true}]")
                .then()
                .statusCode(201);
        String officer = Tokens.of(Roles.OFFICER, "o-1", Set.of(Town.NANAN), Set.of());

        list(officer, Map.of()).statusCode(200).body("items.id", hasOnly(served));
        list(officer, Map.of("name", "ximei")).statusCode(200).body("items.id", hasOnly(served));
        list(officer, Map.of("status", "LIFTED")).statusCode(200).body("items", empty());
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-1"))
                .get("/v1/zones")
                .then()
                .statusCode(200)
                .body("items.id", hasOnly(home));
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-1"))
                .queryParam("district", HUIAN)
                .get("/v1/zones")
                .then()
                .statusCode(200)
                .body("items", empty());
        list(Tokens.person(Roles.RESIDENT, "nobody"), Map.of())
                .statusCode(200)
                .body("items", empty());
    }

    private static org.hamcrest.Matcher<?> hasOnly(String id) {
        return org.hamcrest.Matchers.contains(id);
    }
}
