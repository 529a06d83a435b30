package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.qunli.request.Ximei.CHEN_HOME;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.asBot;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.post;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RatingResourceTest {

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    private String request;

    @BeforeEach
    void village() {
        ximei.served();
        request = opened("m-1", "u-chen", "药吃完了");
    }

    private ValidatableResponse rate(String user, String body) {
        return asUser(user).body(body).put("/v1/requests/" + request + "/rating").then();
    }

    private void resolve() {
        say("m-9", "u-lin", "药送到了", "quoted", map("messageId", "m-1"))
                .body("outcome", equalTo("RESOLVED"));
    }

    /** Officer, stars and what was said before, of each rating told. */
    private List<String> told() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select concat_ws(' ', data ->> 'officerId', data ->> 'score',
                                                         data ->> 'before')
                                        from event where type = 'request.rated' order by subject_version
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    @Test
    void household_rates_what_was_resolved_and_may_think_better_of_it() {
        rate("u-chen", "{\"stars\":5}").statusCode(409);
        resolve();

        rate("u-chen", "{\"stars\":2,\"comment\":\"有点慢\"}")
                .statusCode(200)
                .body("stars", equalTo(2));
        rate("u-chen", "{\"stars\":2,\"comment\":\"有点慢\"}").statusCode(200);
        ximei.zones(ximei.member(Ximei.id("chen-2"), CHEN_HOME, ZONE, "u-chen-2", "陈太太"));
        rate("u-chen-2", "{\"stars\":4}").statusCode(200).body("cycle", equalTo(1));

        assertThat(told()).containsExactly(LIN + " 2", LIN + " 4 2");
        asUser("u-chen")
                .get("/v1/requests/" + request + "/rating")
                .then()
                .statusCode(200)
                .body("stars", equalTo(4));
        assertThat(asBot().get("/v1/events/requests?limit=200").asString())
                .contains("request.resolved")
                .doesNotContain("request.rated");
    }

    @Test
    void nobody_else_rates_or_sees_it() {
        resolve();

        rate("u-wang", "{\"stars\":1}").statusCode(404);
        rate("u-lin", "{\"stars\":5}").statusCode(403);
        asUser("u-chen").get("/v1/requests/" + request + "/rating").then().statusCode(404);
        rate("u-chen", "{\"stars\":1}").statusCode(200);
        asUser("u-wang").get("/v1/requests/" + request + "/rating").then().statusCode(404);
        assertThat(asUser("u-lin").get("/v1/requests/" + request).asString())
                .doesNotContain("stars", "rating");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"stars\":0}",
                "{\"stars\":6}",
                "{\"stars\":\"many\"}",
                "{\"star\":5}"
            })
    void wrong_ratings_are_refused(String body) {
        resolve();

        rate("u-chen", body).statusCode(400);

        assertThat(told()).isEmpty();
    }

    @Test
    void reopened_request_is_rated_anew_and_an_old_one_no_more() {
        resolve();
        rate("u-chen", "{\"stars\":5}");
        asUser("u-chen").post("/v1/requests/" + request + "/reopening").then().statusCode(200);
        rate("u-chen", "{\"stars\":1}").statusCode(409);
        asUser("u-chen").get("/v1/requests/" + request + "/rating").then().statusCode(404);

        asUser("u-lin")
                .body(Map.of("kind", "RESOLUTION"))
                .post("/v1/requests/" + request + "/updates")
                .then()
                .statusCode(201);
        rate("u-chen", "{\"stars\":1}").statusCode(200).body("cycle", equalTo(2));
        clock.tick(Duration.ofDays(15));

        rate("u-chen", "{\"stars\":3}")
                .statusCode(409)
                .body("type", equalTo("/problems/rating-over"));
        assertThat(told()).containsExactly(LIN + " 5", LIN + " 1");
    }

    @Test
    void digit_in_reply_or_in_private_is_a_rating_and_any_other_is_not() {
        resolve();

        say("m-10", "u-chen", "3");
        say("m-11", "u-wang", "1", "quoted", map("messageId", "m-9"));
        assertThat(told()).isEmpty();
        say("m-12", "u-chen", "4分", "quoted", map("messageId", "m-9"))
                .body("outcome", equalTo("NOTED"));
        Map<String, Object> direct = Ximei.message("m-13", "u-chen", "5", "direct", true);
        direct.remove("group");
        post(direct).statusCode(200);

        assertThat(told()).containsExactly(LIN + " 4", LIN + " 5 4");
    }

    @Test
    void same_rating_twice_at_once_is_told_once() {
        resolve();

        List<CompletableFuture<Integer>> calls =
                IntStream.range(0, 2)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        rate("u-chen", "{\"stars\":3}")
                                                                .extract()
                                                                .statusCode()))
                        .toList();

        assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(told()).containsExactly(LIN + " 3");
    }
}
