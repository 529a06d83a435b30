package org.qunli.zone.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GroupResourceTest {

    @Inject Cleanup cleanup;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static Response bind(String zone, String fields) {
        return Town.asAdmin()
                .body(
                        "{\"channel\":\"wecom\",\"tenant\":\"ww-quanzhou\",\"groupId\":\"wr-ximei-3\""
                                + fields
                                + "}")
                .post("/v1/zones/" + zone + "/groups");
    }

    @Test
    void binding_has_defaults_for_what_is_not_stated() {
        bind(Town.zone(), ",\"capabilities\":{\"privateMessage\":\"AFTER_OPT_IN\"}")
                .then()
                .statusCode(201)
                .body("forwarding", equalTo("BOT"))
                .body("capabilities.privateMessage", equalTo("AFTER_OPT_IN"))
                .body("capabilities.maxTextBytes", equalTo(2048));

        var event = Town.lastEvent("group.changed");
        assertThat(event.at("/data/groupId").asText()).isEqualTo("wr-ximei-3");
        assertThat(event.at("/data/capabilities/perMinute").asInt()).isEqualTo(20);
        assertThat(event.at("/data/active").asBoolean()).isTrue();
    }

    @Test
    void a_group_serves_one_zone_whoever_binds_it_at_the_same_time() {
        String zone = Town.zone();
        String other = Town.zone();

        List<Integer> statuses =
                IntStream.range(0, 4)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        bind(i % 2 == 0 ? zone : other, "")
                                                                .statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(201, 409, 409, 409);
    }

    @Test
    void released_group_may_be_bound_again() {
        String zone = Town.zone();
        String binding = Town.created(bind(zone, ""));

        Town.asAdmin().delete("/v1/groups/" + binding).then().statusCode(204);
        Town.asAdmin().delete("/v1/groups/" + binding).then().statusCode(404);

        assertThat(Town.lastEvent("group.changed").at("/data/active").asBoolean(true)).isFalse();
        bind(Town.zone(), "").then().statusCode(201);
    }

    @Test
    void capabilities_are_changed_one_by_one() {
        String binding = Town.created(bind(Town.zone(), ""));
        String etag = Town.asAdmin().get("/v1/groups/" + binding).then().extract().header("ETag");

        Town.asFrontend()
                .header("If-Match", etag)
                .body("{\"forwarding\":\"OFFICER\",\"capabilities\":{\"recall\":true}}")
                .patch("/v1/groups/" + binding)
                .then()
                .statusCode(200)
                .body("forwarding", equalTo("OFFICER"))
                .body("capabilities.recall", equalTo(true))
                .body("capabilities.mention", equalTo(true));
        Town.asAdmin()
                .header("If-Match", etag)
                .body("{}")
                .patch("/v1/groups/" + binding)
                .then()
                .statusCode(412);
        bind(Town.zone(), ",\"capabilities\":{\"perMinute\":0}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("capabilities.perMinute"));
    }

    @Test
    void front_end_reaches_groups_of_its_own_channels_only() {
        String zone = Town.zone();
        String binding = Town.created(bind(zone, ""));
        String stranger = Tokens.frontend(Town.NANAN, "dingtalk/other");

        Town.as(stranger).get("/v1/groups/" + binding).then().statusCode(404);
        Town.as(stranger).delete("/v1/groups/" + binding).then().statusCode(404);
        Town.as(stranger)
                .get("/v1/zones/" + zone + "/groups")
                .then()
                .statusCode(200)
                .body("items", empty());
        Town.asFrontend()
                .get("/v1/zones/" + zone + "/groups")
                .then()
                .body("items.id", contains(binding));
        assertThat(Town.events(Tokens.frontend(Town.NANAN, Town.NETWORK), "group.changed"))
                .hasSize(1);
    }

    @Test
    void private_words_are_a_matter_of_the_channel_and_not_of_one_group() {
        String zone = Town.zone();
        String first = Town.group(zone, "wr-1");
        String second = Town.group(Town.zone(), "wr-2");
        String etag = Town.asAdmin().get("/v1/groups/" + first).then().extract().header("ETag");
        int told = Town.events("group.changed").size();

        Town.asFrontend()
                .header("If-Match", etag)
                .body("{\"capabilities\":{\"privateMessage\":\"NONE\"}}")
                .patch("/v1/groups/" + first)
                .then()
                .statusCode(200)
                .body("capabilities.privateMessage", equalTo("NONE"));

        Town.asAdmin()
                .get("/v1/groups/" + second)
                .then()
                .body("capabilities.privateMessage", equalTo("NONE"));
        assertThat(Town.events("group.changed")).hasSize(told + 2);
        String third = Town.group(zone, "wr-3");
        Town.asAdmin()
                .get("/v1/groups/" + third)
                .then()
                .body("capabilities.privateMessage", equalTo("NONE"));
    }

    @Test
    void groups_are_filtered_by_how_their_platform_names_them() {
        String zone = Town.zone();
        String first = Town.group(zone, "wr-1");
        Town.group(zone, "wr-2");

        Town.asFrontend()
                .queryParam("groupId", "wr-1")
                .queryParam("channel", "wecom")
                .get("/v1/zones/" + zone + "/groups")
                .then()
                .statusCode(200)
                .body("items.id", contains(first));
        Town.asFrontend()
                .queryParam("tenant", "another")
                .get("/v1/zones/" + zone + "/groups")
                .then()
                .body("items", empty());
    }
}
