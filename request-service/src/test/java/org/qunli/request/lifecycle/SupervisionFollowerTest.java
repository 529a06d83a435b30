package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.opened;
import static org.qunli.request.Ximei.say;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SupervisionFollowerTest {

    @Inject Ximei ximei;

    @BeforeEach
    void village() {
        ximei.served();
    }

    private FeedEvent clock(String type, String clock, String request, String kind, String dueAt) {
        return ximei.event(
                type,
                "clock/" + Ximei.id(clock),
                map(
                        "clockId",
                        Ximei.id(clock),
                        "about",
                        map("kind", "REQUEST", "id", request),
                        "zoneId",
                        ZONE,
                        "kind",
                        kind,
                        "cycle",
                        1,
                        "round",
                        1,
                        "dueAt",
                        dueAt));
    }

    @Test
    void due_times_follow_the_clocks_once_they_come() {
        ximei.policy();
        String request = opened("m-1", "u-chen", "药吃完了");
        String path = "/v1/requests/" + request;
        String tag = asUser("u-chen").get(path).header("ETag");
        asUser("u-chen").get(path).then().body("dueAt.RESOLUTION", equalTo("2026-04-04T06:00:00Z"));

        ximei.supervision(
                clock("clock.started", "c-1", request, "FIRST_RESPONSE", "2026-04-04T02:20:00Z"),
                clock("clock.started", "c-2", request, "RESOLUTION", "2026-04-04T05:00:00Z"),
                clock("clock.moved", "c-2", request, "RESOLUTION", "2026-04-04T05:30:00Z"));
        asUser("u-chen")
                .get(path)
                .then()
                .header("ETag", equalTo(tag))
                .body("dueAt.FIRST_RESPONSE", equalTo("2026-04-04T02:20:00Z"))
                .body("dueAt.RESOLUTION", equalTo("2026-04-04T05:30:00Z"));
        ximei.supervision(
                clock("clock.stopped", "c-1", request, "FIRST_RESPONSE", "2026-04-04T02:20:00Z"),
                clock("clock.stopped", "c-2", request, "RESOLUTION", "2026-04-04T05:30:00Z"));

        asUser("u-chen").get(path).then().body("dueAt", anEmptyMap());
    }

    @Test
    void clocks_of_deliveries_and_unknown_kinds_are_left_alone() {
        ximei.supervision(
                ximei.event(
                        "clock.started",
                        "clock/x",
                        map(
                                "clockId",
                                Ximei.id("x"),
                                "about",
                                map("kind", "DELIVERY", "id", Ximei.id("d")),
                                "kind",
                                "FORWARD",
                                "cycle",
                                1,
                                "dueAt",
                                "2026-04-04T02:20:00Z")),
                ximei.event("weather.changed", "weather/1", map("sky", "blue")));

        assertThat(ximei.count("request_deadline")).isZero();
        assertThat(ximei.count("feed_held")).isZero();
    }

    @Test
    void escalation_shows_as_being_coordinated_and_changes_no_version() {
        String request = opened("m-1", "u-chen", "药吃完了");
        String path = "/v1/requests/" + request;
        String tag = asUser("u-chen").get(path).header("ETag");

        ximei.supervision(escalation("escalation.opened", request));
        asUser("u-chen")
                .get(path)
                .then()
                .header("ETag", equalTo(tag))
                .body("coordination", equalTo(true));
        ximei.supervision(escalation("escalation.closed", request));

        asUser("u-chen").get(path).then().body("coordination", equalTo(false));
    }

    private FeedEvent escalation(String type, String request) {
        return ximei.event(
                type,
                "escalation/" + Ximei.id("e-1"),
                map("escalationId", Ximei.id("e-1"), "requestId", request, "zoneId", ZONE));
    }

    @Test
    void silence_closes_the_cycle_it_is_about_once() {
        String request = opened("m-1", "u-chen", "药吃完了");
        say("m-2", "u-lin", "送到了", "quoted", map("messageId", "m-1"));

        ximei.supervision(silence(request, 2));
        asUser("u-chen").get("/v1/requests/" + request).then().body("status", equalTo("RESOLVED"));
        ximei.supervision(silence(request, 1), silence(request, 1));
        ximei.supervision(silence(UUID.randomUUID().toString(), 1));

        asUser("u-chen")
                .get("/v1/requests/" + request)
                .then()
                .body("status", equalTo("RESOLVED_UNCONFIRMED"))
                .body("dueAt", nullValue());
        assertThat(ximei.told(request)).endsWith("request.resolved", "request.unconfirmed");
    }

    private FeedEvent silence(String request, int cycle) {
        return ximei.event(
                "request.silence-over",
                "request/" + request,
                map(
                        "requestId",
                        request,
                        "zoneId",
                        ZONE,
                        "cycle",
                        cycle,
                        "at",
                        "2026-04-05T02:00:00Z"));
    }

    @Test
    void newer_policy_replaces_the_older_one() {
        ximei.policy();
        ximei.supervision(
                ximei.event(
                        "policy.flattened",
                        "policy/" + ZONE,
                        map(
                                "zoneId",
                                ZONE,
                                "name",
                                "default",
                                "version",
                                2,
                                "rows",
                                java.util.List.of())));

        say("m-1", "u-chen", "药吃完了").body("requests[0].dueAt", nullValue());
    }
}
