package org.qunli.request.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.GRID;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.as;
import static org.qunli.request.Ximei.asBot;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.opened;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CategoryResourceTest {

    private static final String WELFARE = "/v1/categories/WELFARE";

    private static final String SANITATION = "/v1/categories/SANITATION";

    private static final String CARE =
            "{\"nameZh\":\"关爱\",\"nameEn\":\"Care\",\"posts\":[\"VILLAGE_CADRE\",\"GRID_WORKER\",\"GRID_WORKER\"],\"reason\":\"人手不足\"}";

    @Inject Ximei ximei;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private static ValidatableResponse put(String path, String tag, String body) {
        return as(Tokens.admin(NANAN)).header("If-Match", tag).body(body).put(path).then();
    }

    private static String posts(String posts) {
        return "{\"nameZh\":\"水电\",\"nameEn\":\"Utilities\",\"posts\":[" + posts + "]}";
    }

    @Test
    void every_category_is_there_as_shipped_from_the_start() {
        asBot().get("/v1/categories").then().statusCode(200).body("items", hasSize(11));
        asBot().get("/v1/categories/MEDICINE")
                .then()
                .header("ETag", "\"0\"")
                .body("nameZh", equalTo("药品"))
                .body("nameEn", equalTo("Medicine"))
                .body("posts[0]", equalTo("MEDICAL_WORKER"))
                .body("templates.key", contains("on-its-way", "need-name"))
                .body("district", nullValue());
        asBot().get("/v1/categories/LOVE").then().statusCode(404);
    }

    @Test
    void version_is_of_one_district_and_tells_who_when_and_why() {
        as(Tokens.admin(NANAN)).body(CARE).put(WELFARE).then().statusCode(428);
        put(WELFARE, "\"0\"", CARE)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("posts", contains("VILLAGE_CADRE", "GRID_WORKER"))
                .body("templates.key", contains("visit"));
        put(WELFARE, "\"0\"", CARE).statusCode(412);
        put(WELFARE, "*", CARE).statusCode(200).header("ETag", "\"1\"");
        put(WELFARE, "\"1\"", posts("\"VOLUNTEER\"")).statusCode(200).header("ETag", "\"2\"");

        asUser("u-chen").get(WELFARE).then().body("version", equalTo(2));
        asBot().get("/v1/categories?district=" + NANAN)
                .then()
                .body("items.find { it.category == 'WELFARE' }.nameZh", equalTo("水电"));
        as(Tokens.admin("350521")).get(WELFARE).then().header("ETag", "\"0\"");
        String versions = WELFARE + "/versions";
        String next =
                as(Tokens.admin(NANAN, "350521"))
                        .get(versions + "?limit=1&district=" + NANAN)
                        .then()
                        .statusCode(200)
                        .body("items.entry.version", contains(2))
                        .extract()
                        .path("next");
        as(Tokens.admin(NANAN))
                .get(versions + "?limit=1&cursor=" + next)
                .then()
                .body("items.entry.version", contains(1))
                .body("items.changedBy", contains("admin-1"))
                .body("items.reason", contains("人手不足"))
                .body("items[0].changedAt", notNullValue())
                .body("next", nullValue());
        asUser("u-lin").get(versions).then().statusCode(403);
    }

    @Test
    void another_district_is_not_there_and_of_several_one_must_be_named() {
        String other = "?district=350521";

        as(Tokens.admin(NANAN))
                .header("If-Match", "*")
                .body(CARE)
                .put(WELFARE + other)
                .then()
                .statusCode(404);
        as(Tokens.admin(NANAN)).get(WELFARE + "/versions" + other).then().statusCode(404);
        asUser("u-chen").get(WELFARE + other).then().statusCode(404);
        asBot().get(WELFARE + "?district=nanan").then().statusCode(400);
        as(Tokens.admin(NANAN, "350521"))
                .header("If-Match", "*")
                .body(CARE)
                .put(WELFARE)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("district"));
        assertThat(ximei.count("category_version")).isZero();
    }

    @Test
    void of_two_administrators_at_once_one_is_told_that_it_changed() {
        List<CompletableFuture<Integer>> calls =
                IntStream.range(0, 2)
                        .mapToObj(i -> i == 0 ? "\"VOLUNTEER\"" : "\"POLICE_OFFICER\"")
                        .map(
                                post ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        put(WELFARE, "\"0\"", posts(post))
                                                                .extract()
                                                                .statusCode()))
                        .toList();

        assertThat(calls).extracting(CompletableFuture::join).containsExactlyInAnyOrder(200, 412);
        assertThat(ximei.count("category_version")).isOne();
    }

    @Test
    void requests_go_to_the_posts_in_the_districts_order_from_now_on() {
        String before = opened("m-1", "u-chen", "垃圾没人收");
        put(SANITATION, "\"0\"", posts("\"TOWNSHIP_CADRE\",\"GRID_WORKER\"")).statusCode(200);

        String after = opened("m-2", "u-wang", "楼下垃圾堆满了");

        asUser("u-lin")
                .get("/v1/requests/" + before)
                .then()
                .body("assignee.officerId", equalTo(GRID.toString()));
        asUser("u-lin")
                .get("/v1/requests/" + after)
                .then()
                .body("assignee.officerId", equalTo(LIN.toString()))
                .body("routedBy", equalTo("POST_ORDER"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"nameZh\":\"\",\"nameEn\":\"x\",\"posts\":[\"GRID_WORKER\"]}",
                "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[]}",
                "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[null]}",
                "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[\"KING\"]}",
                "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[\"VOLUNTEER\"],\"templates\":[null]}",
                "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[\"VOLUNTEER\"],\"templates\":[{\"key\":\"a b\",\"zh\":\"x\",\"en\":\"x\"}]}",
                "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[\"VOLUNTEER\"],\"templates\":[{\"key\":\"a\",\"zh\":\"{officer\",\"en\":\"x\"}]}",
                "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[\"VOLUNTEER\"],\"templates\":[{\"key\":\"a\",\"zh\":\"{officer}\",\"en\":\"x\"}]}",
                "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[\"VOLUNTEER\"],\"templates\":[{\"key\":\"a\",\"zh\":\"x\",\"en\":\"x\"},{\"key\":\"a\",\"zh\":\"y\",\"en\":\"y\"}]}"
            })
    void wrong_changes_are_refused(String body) {
        put(WELFARE, "*", body).statusCode(400);
        assertThat(ximei.count("category_version")).isZero();
    }
}
