package org.qunli.kit.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdempotencyTest {

    @Inject Jdbi jdbi;

    @Inject Cleanup cleanup;

    @BeforeEach
    void empty() {
        cleanup.truncate();
    }

    private static ValidatableResponse say(String key, String body) {
        return given().auth()
                .oauth2(Tokens.admin("350583"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/probe/words")
                .then();
    }

    private long effects() {
        return jdbi.withHandle(
                h -> h.createQuery("select count(*) from event_subject").mapTo(long.class).one());
    }

    @Test
    void same_call_again_gets_the_first_answer_and_has_one_effect() {
        say("k1", "{\"text\":\"hello\"}").statusCode(201);

        say("k1", "{ \"text\": \"hello\" }")
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", equalTo("\"1\""))
                .body("text", equalTo("hello"));

        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void same_key_with_another_body_is_refused() {
        say("k1", "{\"text\":\"hello\"}").statusCode(201);

        say("k1", "{\"text\":\"other\"}")
                .statusCode(422)
                .body("type", equalTo("/problems/key-reused"));

        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void refused_call_leaves_no_effect_and_no_key() {
        say("k1", "{\"text\":\"refuse\"}").statusCode(404);

        assertThat(effects()).isZero();
        say("k1", "{\"text\":\"hello\"}").statusCode(201);
    }

    @Test
    void second_call_meanwhile_is_told_that_the_first_still_runs() {
        List<Integer> statuses =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        say("k1", "{\"text\":\"slow\"}")
                                                                .extract()
                                                                .statusCode()))
                        .limit(2)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(statuses).containsAnyOf(201).contains(201);
        assertThat(statuses).allMatch(s -> s == 201 || s == 409);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void bad_bodies_get_problems() {
        say("k1", "{\"text\":\"hello\",\"more\":1}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("more"));
        say("k1", "{\"text\":").statusCode(400);
        say("k1", "{\"text\":\"\"}").statusCode(400).body("violations[0].field", equalTo("text"));
        say("k1", "{\"text\":\"a\\u0000b\"}").statusCode(400);
        say("k1", "{\"text\":\"\\ud800\"}").statusCode(400);
        say("k1", "{\"text\":1}").statusCode(400);
        say("k1", "{\"text\":\"a\",\"text\":\"b\"}").statusCode(400);
        say("k1", "").statusCode(400);
        say("k1", "[]").statusCode(400);
        say("bad key", "{\"text\":\"hello\"}")
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-key"));
        given().auth()
                .oauth2(Tokens.admin("350583"))
                .contentType(ContentType.TEXT)
                .body("hello")
                .post("/probe/words")
                .then()
                .statusCode(415);
        given().auth().oauth2(Tokens.admin("350583")).put("/probe/words").then().statusCode(405);
        assertThat(effects()).isZero();
    }

    @Test
    void body_over_the_limit_is_refused_before_it_is_read() {
        say("k1", "{\"text\":\"" + "x".repeat(9_000_000) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json");
    }
}
