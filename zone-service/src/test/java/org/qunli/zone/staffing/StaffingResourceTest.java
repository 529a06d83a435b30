package org.qunli.zone.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StaffingResourceTest {

    private static final String PATH = "/v1/districts/350583/staffing";
    private static final String ALWAYS = "[{\"always\":true}]";

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static Response put(String version, String posts) {
        return Town.asAdmin()
                .header("If-Match", "\"" + version + "\"")
                .body(
                        "{\"levels\":[{\"level\":\"SEALED\",\"posts\":["
                                + posts
                                + "],\"categories\":[\"SANITATION\"]}]}")
                .put(PATH);
    }

    @Test
    void what_ships_asks_for_the_five_posts_in_a_sealed_zone() {
        Town.district();

        Town.asAdmin()
                .get(PATH)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("levels.level", contains("SEALED", "CONTROLLED", "PRECAUTION"))
                .body("levels[0].posts.min", contains(1, 1, 1, 1, 1))
                .body("levels[2].posts.min", contains(0, 0, 0, 0, 1));
    }

    @Test
    void what_is_not_named_has_what_ships() {
        Town.district();

        put("0", "{\"post\":\"MEDICAL_WORKER\",\"min\":2,\"max\":3}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("levels[0].posts.min", contains(1, 2, 1, 1, 1))
                .body("levels[0].categories", contains("SANITATION"))
                .body("levels[1].posts", hasSize(5));
        put("0", "").then().statusCode(412);
        Town.asAdmin().body("{\"levels\":[]}").put(PATH).then().statusCode(428);
    }

    @Test
    void impossible_slots_are_refused() {
        Town.district();
        Map<String, String> bad =
                Map.of(
                        "{\"post\":\"VOLUNTEER\",\"min\":1,\"max\":3}",
                        "levels[0].posts[0].post",
                        "{\"post\":\"GRID_WORKER\",\"min\":4,\"max\":3}",
                        "levels[0].posts[0].min",
                        "{\"post\":\"GRID_WORKER\",\"min\":1,\"max\":3},{\"post\":\"GRID_WORKER\",\"min\":1,\"max\":4}",
                        "levels[0].posts[1].post");

        bad.forEach(
                (posts, field) ->
                        put("0", posts)
                                .then()
                                .statusCode(400)
                                .body("violations.field", hasItem(field)));
        put("0", "{\"post\":\"GRID_WORKER\",\"min\":-1,\"max\":3}").then().statusCode(400);
        put("0", "{\"post\":\"GRID_WORKER\"}").then().statusCode(400);
        Town.asAdmin().get(PATH).then().header("ETag", "\"0\"");
    }

    @Test
    void another_districts_staffing_is_not_found() {
        Town.district();
        Town.district("350521", "Asia/Shanghai");

        Town.asAdmin().get("/v1/districts/350521/staffing").then().statusCode(404);
        Town.as(Tokens.admin("350599")).get("/v1/districts/350599/staffing").then().statusCode(404);
    }

    @Test
    void one_officer_more_than_a_post_takes_is_refused() {
        String zone = Town.zone();
        put("0", "{\"post\":\"POLICE_OFFICER\",\"min\":1,\"max\":1}").then().statusCode(200);
        Town.roster(zone, Town.officer("u-1"), "POLICE_OFFICER", ALWAYS).then().statusCode(201);
        String second = Town.officer("u-2");

        Town.roster(zone, second, "POLICE_OFFICER", ALWAYS)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/post-full"));
        Town.roster(zone, second, "VOLUNTEER", ALWAYS).then().statusCode(201);
        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"post\":\"POLICE_OFFICER\",\"duties\":[],\"shifts\":" + ALWAYS + "}")
                .put("/v1/zones/" + zone + "/roster/" + second)
                .then()
                .statusCode(409);
        Town.asAdmin()
                .get("/v1/zones/" + zone + "/roster/" + second)
                .then()
                .body("post", equalTo("VOLUNTEER"));
    }

    @Test
    void who_holds_a_post_keeps_it_when_fewer_are_taken() {
        String zone = Town.zone();
        String officer = Town.officer("u-1");
        Town.roster(zone, officer, "POLICE_OFFICER", ALWAYS).then().statusCode(201);
        put("0", "{\"post\":\"POLICE_OFFICER\",\"min\":0,\"max\":0}").then().statusCode(200);

        Town.asAdmin()
                .header("If-Match", "*")
                .body("{\"post\":\"POLICE_OFFICER\",\"duties\":[],\"shifts\":" + ALWAYS + "}")
                .put("/v1/zones/" + zone + "/roster/" + officer)
                .then()
                .statusCode(200);
    }

    @Test
    void administrators_who_fill_the_last_slot_together_fill_it_once() {
        String zone = Town.zone();
        put("0", "{\"post\":\"GRID_WORKER\",\"min\":1,\"max\":2}").then().statusCode(200);
        List<String> officers =
                IntStream.range(0, 4).mapToObj(i -> Town.officer("u-" + i)).toList();

        List<Integer> statuses =
                officers.stream()
                        .map(
                                officer ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        Town.roster(
                                                                        zone,
                                                                        officer,
                                                                        "GRID_WORKER",
                                                                        ALWAYS)
                                                                .statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(201, 201, 409, 409);
    }
}
