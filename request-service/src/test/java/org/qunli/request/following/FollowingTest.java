package org.qunli.request.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.id;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FollowingTest {

    private static final UUID HUANG_HOME = id("huang-home");

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
        ximei.zones(
                ximei.household(HUANG_HOME, ZONE),
                ximei.member(id("huang"), HUANG_HOME, ZONE, "u-huang", "黄老师"));
    }

    private List<Map<String, Object>> told() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select kind, group_id, person_id, text_zh, cast(mentions as text) as mentions
                                        from saying where kind like 'FOLLOWED%' order by created_at, id
                                        """)
                                .mapToMap()
                                .list());
    }

    private static void resolve(String quoted) {
        say("r-" + quoted, "u-lin", "药送到了", "quoted", map("messageId", quoted))
                .body("outcome", equalTo("RESOLVED"));
    }

    @Test
    void neighbours_who_join_in_are_told_once_when_it_is_answered_and_once_when_it_is_solved() {
        String request = opened("m-1", "u-chen", "药吃完了");

        say("m-2", "u-wang", "我家也是")
                .body("outcome", equalTo("APPENDED"))
                .body("requests[0].id", equalTo(request));
        say("m-3", "u-guest", "+1", "quoted", map("messageId", "m-1"))
                .body("requests[0].id", equalTo(request));
        say("m-4", "u-wang", "+1");
        say("m-5", "u-lin", "药一小时后送到", "quoted", map("messageId", "m-1"));
        say("m-6", "u-lin", "正在路上,半小时", "quoted", map("messageId", "m-1"));
        resolve("m-1");

        assertThat(told())
                .extracting(saying -> saying.get("kind"))
                .containsExactly("FOLLOWED_ANSWERED", "FOLLOWED_RESOLVED");
        assertThat(told().get(0).get("mentions").toString()).contains("u-wang", "u-guest");
        assertThat(told().get(0).get("text_zh").toString()).contains("药一小时后送到");
        assertThat(ximei.told(request)).contains("request.followed");
    }

    @Test
    void joining_in_needs_a_request_that_it_can_mean() {
        opened("m-1", "u-chen", "药吃完了");
        say("m-2", "u-chen", "+1").body("outcome", not(equalTo("APPENDED")));
        say("m-3", "u-lin", "大家下午要领菜的报名");
        say("m-4", "u-wang", "+1").body("outcome", equalTo("NOTED"));
        clock.tick(Duration.ofMinutes(20));
        opened("m-5", "u-chen", "垃圾没人收");
        clock.tick(Duration.ofMinutes(11));

        say("m-6", "u-wang", "我家也是").body("outcome", equalTo("NOTED"));

        assertThat(ximei.count("request_follower")).isZero();
    }

    @Test
    void what_is_not_solved_for_a_follower_becomes_a_request_of_their_own() {
        String request = opened("m-1", "u-chen", "药吃完了");
        say("m-2", "u-wang", "我家也是");
        resolve("m-1");

        say("m-4", "u-wang", "没解决")
                .body("outcome", equalTo("OPENED"))
                .body("requests[0].id", not(equalTo(request)))
                .body("requests[0].category", equalTo("MEDICINE"));

        asUser("u-chen")
                .get("/v1/requests/{id}", request)
                .then()
                .body("status", equalTo("RESOLVED"));
    }

    @Test
    void resident_follows_by_api_and_twice_is_once() {
        String request = opened("m-1", "u-chen", "药吃完了");
        List<CompletableFuture<Integer>> calls =
                IntStream.range(0, 4)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        asUser("u-wang")
                                                                .post(
                                                                        "/v1/requests/{id}/followers",
                                                                        request)
                                                                .statusCode()))
                        .toList();

        assertThat(calls).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(ximei.count("request_follower")).isOne();
        asUser("u-wang")
                .post("/v1/requests/{id}/followers", request)
                .then()
                .body("officer", equalTo("林志远"))
                .body("status", equalTo("OPEN"));
        asUser("u-chen")
                .post("/v1/requests/{id}/followers", request)
                .then()
                .statusCode(409)
                .body("type", endsWith("/own-request"));
        asUser("u-wang").post("/v1/requests/{id}/followers", id("nothing")).then().statusCode(404);
        resolve("m-1");
        // She said so by API: she is told in private.
        assertThat(told()).extracting(saying -> saying.get("person_id")).containsOnly("u-wang");
    }

    @Test
    void duplicate_ends_and_whoever_raised_it_follows_the_other() {
        String original = opened("m-1", "u-chen", "药吃完了");
        String same = opened("m-2", "u-wang", "药也没了");
        say("m-3", "u-huang", "我家也是", "quoted", map("messageId", "m-2"));
        say("m-4", "u-lin", "药一小时后送到", "quoted", map("messageId", "m-1"));

        duplicate(same, original, 200).body("status", equalTo("DUPLICATE"));
        duplicate(same, original, 200);
        resolve("m-1");

        assertThat(told())
                .extracting(saying -> saying.get("kind"))
                .containsExactly("FOLLOWED_ANSWERED", "FOLLOWED_RESOLVED");
        assertThat(told().get(1).get("mentions").toString()).contains("u-wang", "u-huang");
        assertThat(ximei.told(same)).endsWith("request.closed");
    }

    @Test
    void chains_loops_and_what_nobody_may_follow_are_refused() {
        String original = opened("m-1", "u-chen", "药吃完了");
        String same = opened("m-2", "u-wang", "药也没了");
        String third = opened("m-3", "u-huang", "药没有了");
        duplicate(same, original, 200);

        duplicate(third, same, 409).body("type", endsWith("/duplicate-of-duplicate"));
        duplicate(original, third, 409).body("type", endsWith("/has-duplicates"));
        duplicate(third, third, 409).body("type", endsWith("/duplicate-of-itself"));
        duplicate(same, third, 409).body("type", endsWith("/request-already-closed"));
        duplicate(third, id("nothing").toString(), 404);
        asUser("u-huang").post("/v1/requests/{id}/withdrawal", third).then().statusCode(200);
        String fourth = opened("m-4", "u-guest", "药没有了呀");
        duplicate(fourth, third, 409).body("type", endsWith("/original-not-shared"));
    }

    private static io.restassured.response.ValidatableResponse duplicate(
            String request, String original, int status) {
        return asUser("u-lin")
                .body(map("requestId", original))
                .put("/v1/requests/{id}/duplicate-of", request)
                .then()
                .statusCode(status);
    }
}
