package org.qunli.request.category;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.as;
import static org.qunli.request.Ximei.asBot;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CategoryResourceTest {

    private static final String WELFARE = "/v1/categories/WELFARE";

    @Test
    void every_category_has_names_and_responsible_posts_from_the_start() {
        asBot().get("/v1/categories").then().statusCode(200).body("items", hasSize(11));
        asBot().get("/v1/categories/MEDICINE")
                .then()
                .body("nameZh", equalTo("药品"))
                .body("nameEn", equalTo("Medicine"))
                .body("posts[0]", equalTo("MEDICAL_WORKER"));
        asBot().get("/v1/categories/LOVE").then().statusCode(404);
    }

    @Test
    void administrator_changes_names_and_posts_of_the_version_that_was_read() {
        String tag = asBot().get(WELFARE).header("ETag");
        String body =
                "{\"nameZh\":\"关爱\",\"nameEn\":\"Care\",\"posts\":[\"VILLAGE_CADRE\",\"GRID_WORKER\",\"GRID_WORKER\"]}";

        as(Tokens.admin(NANAN)).body(body).put(WELFARE).then().statusCode(428);
        as(Tokens.admin(NANAN))
                .header("If-Match", tag)
                .body(body)
                .put(WELFARE)
                .then()
                .statusCode(200)
                .body("posts", contains("VILLAGE_CADRE", "GRID_WORKER"));
        as(Tokens.admin(NANAN))
                .header("If-Match", tag)
                .body(body)
                .put(WELFARE)
                .then()
                .statusCode(412);
    }

    @Test
    void wrong_changes_are_refused() {
        for (String body :
                List.of(
                        "{}",
                        "{\"nameZh\":\"\",\"nameEn\":\"x\",\"posts\":[\"GRID_WORKER\"]}",
                        "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[]}",
                        "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[null]}",
                        "{\"nameZh\":\"关\",\"nameEn\":\"x\",\"posts\":[\"KING\"]}")) {
            as(Tokens.admin(NANAN))
                    .header("If-Match", "*")
                    .body(body)
                    .put(WELFARE)
                    .then()
                    .statusCode(400);
        }
    }
}
