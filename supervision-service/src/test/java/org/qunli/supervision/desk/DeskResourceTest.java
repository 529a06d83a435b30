package org.qunli.supervision.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class DeskResourceTest {

    private static final String BODY =
            """
            {"district": "350583", "kind": "HEADQUARTERS", "nameZh": "南安市指挥部",
             "nameEn": "Nan'an headquarters", "subjects": ["desk-1"],
             "chatIds": [{"channel": "wecom", "tenant": "ww-quanzhou", "userId": "u-hq"}]}
            """;

    @Inject World world;

    @BeforeEach
    void begin() {
        world.begin();
    }

    private static RequestSpecification admin(String district) {
        return given().auth().oauth2(Tokens.admin(district)).contentType(ContentType.JSON);
    }

    private static void create() {
        admin("350583")
                .header("If-None-Match", "*")
                .body(BODY)
                .put("/v1/desks/hq")
                .then()
                .statusCode(201);
    }

    @Test
    void desk_is_made_read_and_changed() {
        create();

        String tag = admin("350583").get("/v1/desks/hq").then().extract().header("ETag");
        admin("350583")
                .header("If-Match", tag)
                .body(BODY.replace("u-hq", "u-hq-2"))
                .put("/v1/desks/hq")
                .then()
                .statusCode(200)
                .body("chatIds.userId", contains("u-hq-2"));
        admin("350583")
                .header("If-Match", tag)
                .body(BODY)
                .put("/v1/desks/hq")
                .then()
                .statusCode(412);
    }

    @Test
    void desk_of_another_district_is_not_there() {
        create();

        admin("350521").get("/v1/desks/hq").then().statusCode(404);
        admin("350521")
                .header("If-None-Match", "*")
                .body(BODY)
                .put("/v1/desks/other")
                .then()
                .statusCode(404);
    }

    @Test
    void district_has_one_headquarters() {
        create();

        admin("350583")
                .header("If-None-Match", "*")
                .body(BODY)
                .put("/v1/desks/second")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-exists"));
    }

    @Test
    void wrong_desks_are_refused() {
        for (String body :
                new String[] {
                    "{}",
                    BODY.replace("HEADQUARTERS", "KITCHEN"),
                    BODY.replace("\"350583\"", "\"x\""),
                    BODY.replace("\"wecom\"", "\"\"")
                }) {
            admin("350583")
                    .header("If-None-Match", "*")
                    .body(body)
                    .put("/v1/desks/hq")
                    .then()
                    .statusCode(400);
        }
    }
}
