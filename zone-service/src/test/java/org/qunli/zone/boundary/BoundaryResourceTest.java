package org.qunli.zone.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BoundaryResourceTest {

    private static final String SQUARE =
            "[[118.38,24.96],[118.39,24.96],[118.39,24.97],[118.38,24.97],[118.38,24.96]]";

    /** Like a horseshoe that opens to the north: its middle is outside. */
    private static final String HORSESHOE =
            "[[0,0],[9,0],[9,9],[8,9],[8,1],[1,1],[1,9],[0,9],[0,0]]";

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static String path(String zone) {
        return "/v1/zones/" + zone + "/boundary";
    }

    private static String polygon(String... rings) {
        return "{\"type\":\"Polygon\",\"coordinates\":[" + String.join(",", rings) + "]}";
    }

    private static String polygons(String... shells) {
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[[" + String.join("],[", shells) + "]]}";
    }

    private static String body(String system, String geometry) {
        return """
        {"coordinateSystem":"%s","geometry":%s}"""
                .formatted(system, geometry);
    }

    private static Response draw(String zone, String system, String geometry) {
        return Town.asAdmin()
                .header("Accept-Language", "en")
                .header("If-None-Match", "*")
                .body(body(system, geometry))
                .put(path(zone));
    }

    private static ValidatableResponse refused(String geometry, String field, String words) {
        return refused("WGS84", geometry, field, words);
    }

    private static ValidatableResponse refused(
            String system, String geometry, String field, String words) {
        return draw(Town.zone(), system, geometry)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", containsString(words));
    }

    @Test
    void polygon_is_kept_as_multipolygon_with_box_label_point_and_area() {
        String zone = Town.zone();

        draw(zone, "WGS84", polygon(SQUARE)).then().statusCode(201).header("ETag", "\"0\"");

        Town.asAdmin()
                .get(path(zone))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("zoneId", equalTo(zone))
                .body("geometry.type", equalTo("MultiPolygon"))
                .body("geometry.coordinates[0][0].size()", equalTo(5))
                .body("toString()", containsString("bbox:[118.38, 24.96, 118.39, 24.97]"));
        JsonNode read = Json.tree(Town.asAdmin().get(path(zone)).asString());
        assertThat(read.at("/labelPoint/lon").doubleValue()).isBetween(118.38, 118.39);
        assertThat(read.at("/labelPoint/lat").doubleValue()).isBetween(24.96, 24.97);
        // 0.01 degrees are 1009.6 m by 1107.8 m there (WGS-84, GRS tables).
        assertThat(read.get("areaSquareMetres").doubleValue()).isCloseTo(1_118_400, within(2000.0));
    }

    @Test
    void area_is_that_of_the_ellipsoid_and_leaves_holes_out() {
        String whole = "[[0,0],[90,0],[90,89.9999999],[0,89.9999999],[0,0]]";
        double eighth =
                draw(Town.zone(), "WGS84", polygon(whole))
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getDouble("areaSquareMetres");
        String hole = "[[118.382,24.962],[118.388,24.962],[118.388,24.968],[118.382,24.962]]";
        double full = area(polygon(SQUARE));
        double pierced = area(polygon(SQUARE, hole));

        // The surface of WGS-84 is 510,065,621.7 square kilometres.
        assertThat(eighth).isCloseTo(510_065_621.7e6 / 8, within(1e7));
        assertThat(full - pierced).isCloseTo(full * 0.18, within(100.0));
    }

    private static double area(String geometry) {
        return draw(Town.zone(), "WGS84", geometry)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getDouble("areaSquareMetres");
    }

    @Test
    void label_point_lies_inside_where_the_middle_does_not() {
        JsonNode read = Json.tree(draw(Town.zone(), "WGS84", polygon(HORSESHOE)).body().asString());

        double lon = read.at("/labelPoint/lon").doubleValue();
        double lat = read.at("/labelPoint/lat").doubleValue();
        Coordinate[] ring =
                Stream.of(Json.read(HORSESHOE, double[][].class))
                        .map(at -> new Coordinate(at[0], at[1]))
                        .toArray(Coordinate[]::new);
        GeometryFactory factory = new GeometryFactory();
        assertThat(
                        factory.createPolygon(ring)
                                .contains(factory.createPoint(new Coordinate(lon, lat))))
                .isTrue();
    }

    @Test
    void what_was_drawn_on_a_map_of_china_is_kept_where_it_is() {
        // Shanghai, Shenzhen and Beijing as maps show them; see Gcj02Test.
        String shown =
                "[[121.531541859215,31.17530398364597],[116.38404722455657,39.91334545536069],"
                        + "[113.9171764808363,22.540796131694766],[121.531541859215,31.17530398364597]]";

        JsonNode read = Json.tree(draw(Town.zone(), "GCJ02", polygon(shown)).body().asString());

        assertThat(read.at("/geometry/coordinates/0/0"))
                .hasSize(4)
                .anySatisfy(at -> assertAt(at, 121.5272106, 31.1774276))
                .anySatisfy(at -> assertAt(at, 116.377817, 39.911954))
                .anySatisfy(at -> assertAt(at, 113.912316, 22.543847));
    }

    private static void assertAt(JsonNode position, double lon, double lat) {
        assertThat(position.get(0).doubleValue()).isCloseTo(lon, within(2e-7));
        assertThat(position.get(1).doubleValue()).isCloseTo(lat, within(2e-7));
    }

    @Test
    void rings_are_turned_as_geojson_wants_them_and_heights_are_dropped() {
        String clockwise = "[[0,0,5],[0,1,5],[1,1,5],[1,0,5],[0,0,5]]";

        JsonNode read = Json.tree(draw(Town.zone(), "WGS84", polygon(clockwise)).body().asString());

        JsonNode ring = read.at("/geometry/coordinates/0/0");
        double twice = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            assertThat(ring.get(i)).hasSize(2);
            twice +=
                    ring.get(i).get(0).doubleValue() * ring.get(i + 1).get(1).doubleValue()
                            - ring.get(i + 1).get(0).doubleValue()
                                    * ring.get(i).get(1).doubleValue();
        }
        assertThat(twice).isPositive();
    }

    @Test
    void what_is_no_polygon_is_refused() {
        refused("null", "geometry", "no geometry of GeoJSON");
        refused("[1]", "geometry", "no geometry of GeoJSON");
        refused("{}", "geometry.type", "Polygon or MultiPolygon");
        refused(
                "{\"type\":\"Point\",\"coordinates\":[1,2]}",
                "geometry.type",
                "Polygon or MultiPolygon");
        refused("{\"type\":\"Polygon\"}", "geometry.coordinates", "wrong type");
        refused("{\"type\":\"Polygon\",\"coordinates\":[]}", "geometry.coordinates", "empty");
        refused(polygons(""), "geometry.coordinates[0]", "empty");
        refused(polygon("[]"), "geometry.coordinates[0]", "empty");
        refused(
                "{\"type\":\"Polygon\",\"crs\":{},\"coordinates\":[" + SQUARE + "]}",
                "geometry",
                "more than type");
    }

    @Test
    void positions_that_are_none_are_refused_with_their_place() {
        String at = "geometry.coordinates[0][1]";
        refused(polygon("[[0,0],[1],[1,1],[0,0]]"), at, "two or three numbers");
        refused(polygon("[[0,0],[\"1\",0],[1,1],[0,0]]"), at, "two or three numbers");
        refused(polygon("[[0,0],[1,0,0,0],[1,1],[0,0]]"), at, "two or three numbers");
        refused(polygon("[[0,0],[1e999,0],[1,1],[0,0]]"), at, "finite");
        refused(polygon("[[0,0],[181,0],[1,1],[0,0]]"), at, "[181.0, 0.0]");
        refused(polygon("[[0,0],[1,-90.5],[1,1],[0,0]]"), at, "swapped");
        refused(
                polygon("[[24.9,118.3],[1,0],[1,1],[24.9,118.3]]"),
                at.replace("[1]", "[0]"),
                "swapped");
        refused(polygon("[[0,0],[118,-90.5],[1,1],[0,0]]"), at, "latitude from -90 to 90");
    }

    @Test
    void rings_that_are_none_are_refused_with_their_place() {
        String ring = "geometry.coordinates[0]";
        refused(polygon("[[0,0],[1,0],[0,0]]"), ring, "fewer than four");
        refused(polygon("[[0,0],[1,0],[1,1],[0,1]]"), ring, "[0.0, 1.0]");
        refused(polygon("[[0,0],[1,0],[1,0],[0,0]]"), "geometry.coordinates", "three different");
        refused(
                polygon("[[179,0],[-179,0],[-179,1],[179,0]]"),
                "geometry.coordinates",
                "180th meridian");
    }

    @Test
    void crossing_lines_are_refused_where_they_cross() {
        refused(
                polygon("[[0,0],[2,2],[2,0],[0,2],[0,0]]"),
                "geometry.coordinates",
                "at [1.0, 1.0]");
        refused(
                polygons(SQUARE, "[[0,0],[2,2],[2,0],[0,2],[0,0]]"),
                "geometry.coordinates[1]",
                "at [1.0, 1.0]");
    }

    @Test
    void place_is_named_in_the_system_that_was_drawn_in() {
        String bow = "[[118.0,24.0],[118.02,24.02],[118.02,24.0],[118.0,24.02],[118.0,24.0]]";

        String words =
                refused("GCJ02", polygon(bow), "geometry.coordinates", "crosses")
                        .extract()
                        .path("violations[0].message");

        double[] at = Json.read(words.substring(words.indexOf('[')), double[].class);
        assertThat(at[0]).isCloseTo(118.01, within(0.0001));
        assertThat(at[1]).isCloseTo(24.01, within(0.0001));
    }

    @Test
    void holes_outside_and_in_holes_are_refused() {
        String shell = "[[0,0],[9,0],[9,9],[0,9],[0,0]]";
        refused(
                polygon(shell, "[[20,20],[21,20],[21,21],[20,20]]"),
                "geometry.coordinates",
                "hole outside");
        refused(
                polygon(
                        shell,
                        "[[1,1],[8,1],[8,8],[1,8],[1,1]]",
                        "[[3,3],[4,3],[4,4],[3,4],[3,3]]"),
                "geometry.coordinates",
                "hole within a hole");
    }

    @Test
    void polygons_that_overlap_are_refused() {
        refused(
                polygons("[[0,0],[2,0],[2,2],[0,2],[0,0]]", "[[1,1],[3,1],[3,3],[1,3],[1,1]]"),
                "geometry.coordinates",
                "overlap");
        refused(
                polygons("[[0,0],[9,0],[9,9],[0,9],[0,0]]", "[[1,1],[3,1],[3,3],[1,3],[1,1]]"),
                "geometry.coordinates",
                "overlap");
    }

    @Test
    void as_many_positions_as_configured_are_taken_and_no_more() {
        draw(Town.zone(), "WGS84", polygon(circle(10_000))).then().statusCode(201);

        refused(polygon(circle(10_001)), "geometry", "10,000");
    }

    private static String circle(int positions) {
        return IntStream.range(0, positions)
                .map(i -> i % (positions - 1))
                .mapToObj(i -> 2 * Math.PI * i / (positions - 1))
                .map(turn -> "[" + (10 + Math.cos(turn)) + "," + (10 + Math.sin(turn)) + "]")
                .toList()
                .toString();
    }

    @Test
    void refusals_are_told_in_chinese_too() {
        Town.asAdmin()
                .header("Accept-Language", "zh")
                .header("If-None-Match", "*")
                .body(body("WGS84", polygon("[[24.9,118.3],[1,0],[1,1],[24.9,118.3]]")))
                .put(path(Town.zone()))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("[24.9, 118.3]:纬度超过 90 度"));
    }

    @Test
    void event_carries_the_whole_and_goes_to_dashboards() {
        String zone = Town.zone();
        draw(zone, "WGS84", polygon(SQUARE)).then().statusCode(201);

        JsonNode told = Town.lastEvent("boundary.changed");

        JsonNode read = Json.tree(Town.asAdmin().get(path(zone)).asString());
        assertThat(told.get("subject").asText()).isEqualTo("boundary/" + zone);
        for (String field :
                List.of("zoneId", "geometry", "bbox", "labelPoint", "areaSquareMetres")) {
            assertThat(told.get("data").get(field)).as(field).isEqualTo(read.get(field));
        }
        assertThat(Town.events(Tokens.dashboard(Town.NANAN), "boundary.changed")).hasSize(1);
    }

    @Test
    void removed_boundary_is_gone_and_told_as_null() {
        String zone = Town.zone();
        draw(zone, "WGS84", polygon(SQUARE)).then().statusCode(201);

        Town.asAdmin().delete(path(zone)).then().statusCode(204);

        Town.asAdmin().get(path(zone)).then().statusCode(404);
        Town.asAdmin().delete(path(zone)).then().statusCode(404);
        JsonNode told = Town.lastEvent("boundary.changed").get("data");
        assertThat(told.get("zoneId").asText()).isEqualTo(zone);
        assertThat(told.get("geometry").isNull()).isTrue();
        assertThat(told.get("bbox").isNull()).isTrue();
        assertThat(Town.events("boundary.changed")).hasSize(2);
    }

    @Test
    void tag_of_what_was_removed_never_fits_what_was_drawn_after() {
        String zone = Town.zone();
        String old = draw(zone, "WGS84", polygon(SQUARE)).header("ETag");
        Town.asAdmin().delete(path(zone)).then().statusCode(204);

        draw(zone, "WGS84", polygon(SQUARE))
                .then()
                .statusCode(201)
                .header("ETag", not(equalTo(old)));

        redraw(zone, old).then().statusCode(412);
    }

    private static Response redraw(String zone, String tag) {
        return Town.asAdmin()
                .header("If-Match", tag)
                .body(body("WGS84", polygon(HORSESHOE)))
                .put(path(zone));
    }

    @Test
    void change_names_the_state_that_it_was_made_for() {
        String zone = Town.zone();
        String tag = draw(zone, "WGS84", polygon(SQUARE)).header("ETag");

        Town.asAdmin()
                .body(body("WGS84", polygon(HORSESHOE)))
                .put(path(zone))
                .then()
                .statusCode(428);
        draw(zone, "WGS84", polygon(HORSESHOE)).then().statusCode(412);
        redraw(zone, tag).then().statusCode(200);
        redraw(zone, tag).then().statusCode(412);

        Town.asAdmin()
                .get(path(zone))
                .then()
                .body("bbox[2].toDouble()", closeTo(9, 1e-9))
                .header("ETag", "\"1\"");
        assertThat(Town.events("boundary.changed")).hasSize(2);
    }

    @Test
    void of_two_who_draw_first_at_once_one_wins() {
        String zone = Town.zone();

        List<Integer> answers =
                Stream.of(SQUARE, HORSESHOE)
                        .map(
                                ring ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        draw(zone, "WGS84", polygon(ring))
                                                                .statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).containsExactlyInAnyOrder(201, 412);
        assertThat(Town.events("boundary.changed")).hasSize(1);
    }

    @Test
    void whoever_reads_the_zone_reads_its_boundary_and_nobody_else() {
        String zone = Town.zone();
        draw(zone, "WGS84", polygon(SQUARE)).then().statusCode(201);
        Town.member(zone, Town.household(zone, "8", "1203"), "u-chen");
        String officer = Tokens.person("officer", "u-lin");
        Town.officer("u-lin");

        Town.as(Tokens.dashboard(Town.NANAN)).get(path(zone)).then().statusCode(200);
        Town.asFrontend()
                .header("On-Behalf-Of", Town.onBehalfOf("u-chen"))
                .get(path(zone))
                .then()
                .statusCode(200);
        Town.as(officer).get(path(zone)).then().statusCode(404);
        Town.as(Tokens.admin("350505")).get(path(zone)).then().statusCode(404);
        Town.as(Tokens.admin("350505"))
                .header("If-None-Match", "*")
                .body(body("WGS84", polygon("[]")))
                .put(path(zone))
                .then()
                .statusCode(404);
        Town.as(Tokens.admin("350505")).delete(path(zone)).then().statusCode(404);
    }
}
