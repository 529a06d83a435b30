package org.qunli.kit.failure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HardenedAnswersTest {

    private static Response say(String word) {
        return given().auth()
                .oauth2(Tokens.admin("350583"))
                .contentType(ContentType.JSON)
                .body("{\"text\":\"" + word + "\"}")
                .post("/probe/words");
    }

    @Test
    void no_answer_can_be_made_a_page() {
        List<Response> answers =
                List.of(
                        given().get("/probe/public"),
                        given().get("/probe/officers"),
                        given().get("/probe/defect"),
                        given().get("/nowhere"),
                        given().get("/"),
                        say("refuse"));

        assertThat(answers).extracting(Response::statusCode).contains(200, 401, 404, 500);
        for (Response answer : answers) {
            answer.then()
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
                    .header("Strict-Transport-Security", containsString("max-age="));
        }
    }

    @Test
    void answers_are_kept_by_nobody_and_tagged_ones_by_the_caller_alone() {
        given().get("/probe/public").then().header("Cache-Control", equalTo("no-store"));
        say("refuse").then().header("Cache-Control", equalTo("no-store"));
        say("hello")
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Cache-Control", equalTo("private, no-cache"));
    }

    @Test
    void page_of_another_origin_is_not_let_in() {
        given().header("Origin", "https://elsewhere.example")
                .get("/probe/public")
                .then()
                .header("Access-Control-Allow-Origin", (String) null);
        given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/probe/words")
                .then()
                .header("Access-Control-Allow-Origin", (String) null);
    }

    @Test
    void nothing_tells_what_runs_here() {
        Response answer = given().get("/nowhere");

        assertThat(answer.headers().hasHeaderWithName("Server")).isFalse();
        assertThat(answer.headers().hasHeaderWithName("X-Powered-By")).isFalse();
    }
}
