package org.qunli.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.qunli.request.Ximei.CHEN;
import static org.qunli.request.Ximei.CHEN_HOME;
import static org.qunli.request.Ximei.GROUP;
import static org.qunli.request.Ximei.LIN;
import static org.qunli.request.Ximei.NANAN;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.as;
import static org.qunli.request.Ximei.asUser;
import static org.qunli.request.Ximei.id;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.message;
import static org.qunli.request.Ximei.post;
import static org.qunli.request.Ximei.say;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.request.Ximei;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReorganisedRequestsTest {

    private static final UUID LEFT = id("left");

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    @BeforeEach
    void village() {
        ximei.served();
    }

    /** Chen's building leaves; Lin serves both parts. */
    private FeedEvent split(List<UUID> groups) {
        return reorganised("SPLIT", false, List.of(CHEN_HOME), groups);
    }

    private FeedEvent reorganised(
            String kind, boolean whole, List<UUID> households, List<UUID> groups) {
        Instant now = clock.instant();
        Map<String, Object> served =
                map(
                        "fromZone",
                        ZONE,
                        "zoneId",
                        LEFT,
                        "officerId",
                        LIN,
                        "post",
                        "TOWNSHIP_CADRE",
                        "duties",
                        List.of("MEDICINE"),
                        "active",
                        true,
                        "from",
                        now.minus(Duration.ofDays(2)),
                        "intervals",
                        List.of(
                                map(
                                        "from",
                                        now.minus(Duration.ofHours(1)),
                                        "to",
                                        now.plus(Duration.ofHours(10)))));
        return ximei.event(
                "zone.reorganised",
                "reorganisation/" + NANAN,
                map(
                        "reorganisationId",
                        UUID.randomUUID(),
                        "kind",
                        kind,
                        "district",
                        NANAN,
                        "at",
                        now,
                        "zones",
                        List.of(
                                map(
                                        "zoneId",
                                        LEFT,
                                        "district",
                                        NANAN,
                                        "nameZh",
                                        "八号楼",
                                        "nameEn",
                                        "Building 8",
                                        "level",
                                        "SEALED",
                                        "status",
                                        "ACTIVE")),
                        "moves",
                        List.of(
                                map(
                                        "fromZone",
                                        ZONE,
                                        "toZone",
                                        LEFT,
                                        "whole",
                                        whole,
                                        "households",
                                        households,
                                        "groups",
                                        groups)),
                        "roster",
                        List.of(served)));
    }

    private static String zoneOf(String request) {
        return asUser("u-chen").get("/v1/requests/" + request).then().extract().path("zoneId");
    }

    private List<JsonNode> moved() {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                "select data::text from event where type ="
                                                        + " 'request.moved' order by id")
                                        .mapTo(String.class)
                                        .list())
                .stream()
                .map(Json::tree)
                .toList();
    }

    @Test
    void open_request_follows_its_household_and_the_answer_in_the_moved_group_counts() {
        String request = say("m-1", "u-chen", "我的药吃完了").extract().path("requests[0].id");

        ximei.zones(split(List.of(id("binding-3"))));

        assertThat(zoneOf(request)).isEqualTo(LEFT.toString());
        assertThat(moved()).hasSize(1);
        assertThat(moved().get(0).get("zoneId").asText()).isEqualTo(LEFT.toString());
        post(message("m-2", "u-lin", "一小时后送到", "quoted", map("excerpt", "我的药吃完了")))
                .statusCode(200)
                .body("outcome", equalTo("RESPONDED"))
                .body("requests.id", contains(request));
        asUser("u-chen")
                .get("/v1/messages?zone=" + LEFT)
                .then()
                .body("items.text", hasItem("我的药吃完了"));
    }

    @Test
    void member_who_stays_in_the_old_group_is_understood_there_as_one_of_the_new_zone() {
        ximei.zones(split(List.of()));

        String request =
                say("m-1", "u-chen", "我的药吃完了")
                        .body("outcome", equalTo("OPENED"))
                        .extract()
                        .path("requests[0].id");

        assertThat(zoneOf(request)).isEqualTo(LEFT.toString());
        post(message("m-2", "u-lin", "一小时后送到", "quoted", map("messageId", "m-1")))
                .body("outcome", equalTo("RESPONDED"))
                .body("requests.id", contains(request));
        say("m-3", "u-wang", "垃圾没人收").body("outcome", equalTo("OPENED"));
    }

    @Test
    void quote_of_what_was_said_before_the_split_still_finds_its_request() {
        String request = say("m-1", "u-chen", "我的药吃完了").extract().path("requests[0].id");

        ximei.zones(split(List.of()));

        post(message("m-2", "u-lin", "药店的人在入户采样,一小时后送到", "quoted", map("excerpt", "我的药吃完了")))
                .body("outcome", equalTo("RESPONDED"))
                .body("requests.id", contains(request));
    }

    @Test
    void merged_zone_loses_nothing_that_is_its_own() {
        String guests = say("m-1", "u-nobody", "垃圾没人收").extract().path("requests[0].id");

        ximei.zones(
                reorganised(
                        "MERGE",
                        true,
                        List.of(CHEN_HOME, Ximei.WANG_HOME),
                        List.of(id("binding-3"))));

        as(Tokens.admin(NANAN))
                .get("/v1/requests?zone=" + LEFT)
                .then()
                .body("items.id", contains(guests));
        as(Tokens.admin(NANAN)).get("/v1/requests?zone=" + ZONE).then().body("items", empty());
    }

    @Test
    void closed_request_follows_too_and_is_told_to_nobody() {
        String request = say("m-1", "u-chen", "我的药吃完了").extract().path("requests[0].id");
        asUser("u-chen").post("/v1/requests/" + request + "/withdrawal").then().statusCode(200);

        ximei.zones(split(List.of(id("binding-3"))));

        assertThat(zoneOf(request)).isEqualTo(LEFT.toString());
        assertThat(moved()).isEmpty();
    }

    @Test
    void message_taken_at_that_moment_opens_its_request_where_its_household_is() {
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 5; i++) {
                                say("m-" + i, "u-chen", "我的药吃完了").statusCode(200);
                            }
                        });

        ximei.zones(split(List.of(id("binding-3"))));
        writing.join();

        as(Tokens.admin(NANAN))
                .get("/v1/requests?zone=" + ZONE)
                .then()
                .body("items.findAll { it.householdId == '" + CHEN_HOME + "' }", empty());
    }

    @Test
    void states_told_afterwards_change_nothing() {
        ximei.zones(
                split(List.of(id("binding-3"))),
                ximei.household(CHEN_HOME, LEFT),
                ximei.member(CHEN, CHEN_HOME, LEFT, "u-chen", "陈先生"),
                ximei.group("binding-3", LEFT, GROUP, true));

        say("m-1", "u-chen", "我的药吃完了").body("outcome", equalTo("OPENED"));
        as(Tokens.admin(NANAN)).get("/v1/requests?zone=" + LEFT).then().body("items", hasSize(1));
    }
}
