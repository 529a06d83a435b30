package org.qunli.kit.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LimitsTest {

    @Inject Budgets budgets;

    /** Of application.properties. */
    private static final int PER_MINUTE = 60;

    private static final int AT_ONCE = 12;

    private static Response officer(String user) {
        return given().auth()
                .oauth2(Tokens.frontend("350583", "wecom/ww-quanzhou"))
                .header("On-Behalf-Of", "channel=\"wecom\", tenant=\"ww-quanzhou\", user=" + user)
                .get("/probe/officers");
    }

    @Test
    void flood_of_one_person_is_refused_and_another_is_served() {
        Response refused =
                Stream.generate(() -> officer("%\"%e9%99%88\""))
                        .limit(PER_MINUTE + 20)
                        .filter(answer -> answer.statusCode() != 200)
                        .findFirst()
                        .orElseThrow();

        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-many-calls"))
                .header("RateLimit", startsWith("\"person\";r=0;t="));
        refused.then().header("RateLimit-Policy", equalTo("\"person\";q=60;w=60"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        officer("\"u-lin\"").then().statusCode(200);
    }

    @Test
    void flood_in_one_group_leaves_another_group_its_budget() {
        assertThatThrownBy(() -> flood("wr-loud")).isInstanceOf(TooManyCalls.class);

        budgets.ofMessage("bot", "wecom/ww-quanzhou", "wr-quiet", "u-chen");
        // Whoever isn't of that front-end can't use up its groups' budget either.
        budgets.ofMessage("another-bot", "wecom/ww-quanzhou", "wr-loud", "u-chen");
    }

    @Test
    void flood_of_one_sender_leaves_the_others_of_the_group_theirs() {
        assertThatThrownBy(
                        () -> {
                            for (int message = 0; message < 100; message++) {
                                budgets.ofMessage("bot", "wecom/ww-2", "wr-1", "u-loud");
                            }
                        })
                .isInstanceOf(TooManyCalls.class)
                .satisfies(
                        refused ->
                                assertThat(((TooManyCalls) refused).headers())
                                        .containsEntry("RateLimit-Policy", "\"sender\";q=50;w=60"));

        budgets.ofMessage("bot", "wecom/ww-2", "wr-1", "u-quiet");
    }

    @Test
    void strangers_in_any_number_give_a_flood_no_new_budget() {
        assertThatThrownBy(() -> flood("wr-long-loud")).isInstanceOf(TooManyCalls.class);

        int accepted = 0;
        for (int stranger = 0; stranger < 120_000; stranger++) {
            budgets.ofMessage("bot", "wecom/ww-3", null, "u-" + stranger);
            accepted += stranger % 500 == 0 && isTaken("u-new-" + stranger) ? 1 : 0;
        }

        // Of 240: what the seconds gave back meanwhile.
        assertThat(accepted).isLessThan(30);
    }

    private boolean isTaken(String sender) {
        try {
            budgets.ofMessage("bot", "wecom/ww-quanzhou", "wr-long-loud", sender);
            return true;
        } catch (TooManyCalls refused) {
            return false;
        }
    }

    private void flood(String group) {
        for (int message = 0; message < 300; message++) {
            budgets.ofMessage("bot", "wecom/ww-quanzhou", group, "u-" + message);
        }
    }

    private static Response slow(int number) {
        return given().auth()
                .oauth2(Tokens.admin("350583"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "load-" + number)
                .body("{\"text\":\"slow\"}")
                .post("/probe/words");
    }

    @Test
    void what_is_too_much_at_once_is_refused_and_the_rest_carried_out() {
        ExecutorService callers = Executors.newFixedThreadPool(3 * AT_ONCE);
        List<Response> answers;
        try {
            answers =
                    Stream.iterate(0, n -> n + 1)
                            .limit(3 * AT_ONCE)
                            .map(n -> CompletableFuture.supplyAsync(() -> slow(n), callers))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        } finally {
            callers.shutdown();
        }

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 503);
        Response shed = answers.stream().filter(a -> a.statusCode() == 503).findFirst().get();
        shed.then()
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unavailable"))
                .header("Retry-After", equalTo("2"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        given().get("/probe/public").then().statusCode(200);
    }
}
