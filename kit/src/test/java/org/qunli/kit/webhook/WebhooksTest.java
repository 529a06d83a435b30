package org.qunli.kit.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

/** Subscriptions as their client keeps them, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WebhooksTest {

    private static final String PATH = "/v1/events/zones/subscriptions";

    private static final String BOT = Tokens.frontend("350583", "wecom/ww-quanzhou");

    @Inject EventFeed feed;

    @Inject WebhookSender sender;

    @Inject SubscriptionUpkeep upkeep;

    @Inject FickleNames names;

    @Inject Jdbi jdbi;

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    private Receiver receiver;

    @BeforeEach
    void empty() {
        cleanup.truncate();
        names.told.clear();
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static ValidatableResponse subscribe(String token, String url) {
        return as(token).body(Map.of("url", url)).post(PATH).then();
    }

    private String subscribed(String token) {
        return subscribe(token, receiver.url()).statusCode(201).extract().path("subscriptionId");
    }

    private void publish(String name) {
        Transactions.runInNew(
                () ->
                        feed.append(
                                DomainEvent.of("zone.changed", "zone/a", clock.instant())
                                        .in("350583", null)
                                        .data(Map.of("name", name))
                                        .forFrontends(
                                                Set.of("wecom/ww-quanzhou", "wecom/ww-two"))));
    }

    @Test
    void webhook_is_made_with_the_claims_of_its_token_and_a_secret_that_is_told_once() {
        ValidatableResponse made = subscribe(BOT, receiver.url()).statusCode(201);

        String id = made.extract().path("subscriptionId");
        made.header("Location", endsWith(PATH + "/" + id))
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .body("status", equalTo("ACTIVE"))
                .body("audiences", containsInAnyOrder("FRONTENDS", "PERSON"))
                .body("districts", equalTo(List.of("350583")))
                .body("channels", equalTo(List.of("wecom/ww-quanzhou")))
                .body("cursor", notNullValue());
        as(BOT).get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("url", equalTo(receiver.url()))
                .body("secret", nullValue());
        as(BOT).get(PATH).then().body("items", hasSize(1)).body("items[0].secret", nullValue());
    }

    @Test
    void secret_is_neither_readable_in_the_database_nor_kept_with_an_idempotency_key() {
        RequestSpecification call =
                as(BOT).header("Idempotency-Key", "k1").body(Map.of("url", receiver.url()));
        String secret = call.post(PATH).then().statusCode(201).extract().path("secret");

        as(BOT).header("Idempotency-Key", "k1")
                .body(Map.of("url", receiver.url()))
                .post(PATH)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("status", equalTo("ACTIVE"))
                .body("secret", nullValue());

        byte[] raw = java.util.Base64.getDecoder().decode(secret.substring("whsec_".length()));
        String dump =
                jdbi.withHandle(
                        h ->
                                h.createQuery(
                                                "select s::text || k::text from webhook_subscription s, idempotency_key k")
                                        .mapTo(String.class)
                                        .one());
        assertThat(dump)
                .contains("ww-quanzhou")
                .doesNotContain(secret)
                .doesNotContain(java.util.HexFormat.of().formatHex(raw));
        as(BOT).get(PATH).then().body("items", hasSize(1));
    }

    @Test
    void another_clients_webhook_is_not_there() {
        String id = subscribed(BOT);
        String other = Tokens.of(Roles.FRONTEND, "bot-2", Set.of("350583"), Set.of());
        String one = PATH + "/" + id;

        as(other).get(one).then().statusCode(404);
        as(other).header("If-Match", "*").body("{}").patch(one).then().statusCode(404);
        as(other).delete(one).then().statusCode(404);
        as(other).get(one + "/deliveries").then().statusCode(404);
        as(other).post(one + "/test").then().statusCode(404);
        as(other).post(one + "/resumption").then().statusCode(404);
        as(other).post(one + "/secret").then().statusCode(404);
        as(other)
                .body("{\"since\":\"2026-01-01T00:00:00Z\"}")
                .post(one + "/replay")
                .then()
                .statusCode(404);
        as(other).get(PATH).then().statusCode(200).body("items", hasSize(0));
        as(Tokens.service()).get(one).then().statusCode(404);
        as(BOT).get(one.replace("zones", "requests")).then().statusCode(404);
        as(BOT).get(one).then().statusCode(200);
    }

    @Test
    void who_is_told_nothing_by_the_log_leaves_no_row() {
        String supervisor = Tokens.of(Roles.SUPERVISOR, "zhang", Set.of("350583"), Set.of());

        subscribe(supervisor, receiver.url())
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-to-send"));

        assertThat(
                        jdbi.<Integer, RuntimeException>withHandle(
                                h ->
                                        h.createQuery("select count(*) from webhook_subscription")
                                                .mapTo(Integer.class)
                                                .one()))
                .isZero();
        as(supervisor).get(PATH).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void receivers_inside_are_refused_in_the_same_words_as_unknown_ones() {
        names.told.put("inside.example", "10.0.0.5");
        for (String url :
                List.of(
                        "http://10.0.0.5/",
                        "http://192.168.1.1:8080/",
                        "http://[::1]:9000/",
                        "http://169.254.169.254/latest/meta-data",
                        "http://inside.example/",
                        "http://nobody.invalid/")) {
            subscribe(BOT, url)
                    .statusCode(400)
                    .body("violations[0].field", equalTo("url"))
                    .body(
                            "violations[0].message",
                            equalTo("must name a server with a public address"));
        }
        subscribe(BOT, "http://u:p@127.0.0.1/").statusCode(400);
        subscribe(BOT, "gopher://127.0.0.1/").statusCode(400);
        subscribe(BOT, "").statusCode(400);
        as(BOT).body("{}").post(PATH).then().statusCode(400);
        as(BOT).body(Map.of("url", receiver.url(), "types", List.of("Bad Type")))
                .post(PATH)
                .then()
                .statusCode(400);
        as(BOT).body(Map.of("url", receiver.url(), "after", "nonsense"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-cursor"));
        as(BOT).get(PATH).then().body("items", hasSize(0));
    }

    @Test
    void client_may_have_ten() {
        for (int i = 0; i < 10; i++) {
            subscribed(BOT);
        }

        subscribe(BOT, receiver.url())
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-subscriptions"));

        as(BOT).get(PATH + "?limit=7")
                .then()
                .body("items", hasSize(7))
                .body("next", notNullValue());
        String next = as(BOT).get(PATH + "?limit=7").then().extract().path("next");
        as(BOT).get(PATH + "?limit=7&cursor=" + next)
                .then()
                .body("items", hasSize(3))
                .body("next", nullValue());
    }

    @Test
    void change_needs_the_version_and_a_receiver_outside() {
        String one = PATH + "/" + subscribed(BOT);
        as(BOT).body("{}").patch(one).then().statusCode(428);
        as(BOT).header("If-Match", "\"7\"").body("{}").patch(one).then().statusCode(412);
        as(BOT).header("If-Match", "\"1\"")
                .body("{\"url\":\"http://10.0.0.1/\"}")
                .patch(one)
                .then()
                .statusCode(400);

        as(BOT).header("If-Match", "\"1\"")
                .body(Map.of("url", receiver.url() + "/v2", "types", List.of("saying.ready")))
                .patch(one)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("url", equalTo(receiver.url() + "/v2"))
                .body("types", equalTo(List.of("saying.ready")));
    }

    @Test
    void claims_never_widen_and_are_narrowed_by_a_later_call_with_fewer() {
        String wide = Tokens.frontend("350583", "wecom/ww-quanzhou", "wecom/ww-two");
        String id = subscribed(BOT);
        as(wide).get(PATH + "/" + id)
                .then()
                .body("channels", equalTo(List.of("wecom/ww-quanzhou")));

        as(Tokens.frontend("350583", "wecom/ww-two")).get(PATH).then().statusCode(200);

        as(wide).get(PATH + "/" + id)
                .then()
                .body("channels", hasSize(0))
                .header("ETag", equalTo("\"2\""));
        publish("a");
        sender.runOnce(clock.instant());
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void webhook_of_a_client_that_calls_no_more_is_suspended_and_resumed_by_it() {
        String id = subscribed(BOT);
        clock.tick(Duration.ofDays(20));
        as(BOT).get(PATH).then().statusCode(200);

        assertThat(upkeep.runOnce(clock.tick(Duration.ofDays(20)))).isZero();
        assertThat(upkeep.runOnce(clock.tick(Duration.ofDays(11)))).isEqualTo(1);

        publish("a");
        sender.runOnce(clock.instant());
        assertThat(receiver.calls()).isEmpty();
        as(BOT).get(PATH + "/" + id).then().body("suspendedFor", equalTo("NOT_RENEWED"));
        as(BOT).post(PATH + "/" + id + "/resumption").then().body("status", equalTo("ACTIVE"));
        sender.runOnce(clock.instant());
        assertThat(receiver.names()).containsExactly("a");
    }

    @Test
    void ended_webhook_gets_nothing_more() {
        String id = subscribed(BOT);
        publish("a");
        as(BOT).delete(PATH + "/" + id).then().statusCode(204);
        as(BOT).delete(PATH + "/" + id).then().statusCode(404);

        sender.runOnce(clock.instant());

        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void bad_input_to_a_webhook_gets_problems() {
        String one = PATH + "/" + subscribed(BOT);
        as(BOT).body("{}").post(one + "/replay").then().statusCode(400);
        as(BOT).body("{\"after\":\"x\",\"since\":\"2026-01-01T00:00:00Z\"}")
                .post(one + "/replay")
                .then()
                .statusCode(400);
        as(BOT).body("{\"after\":\"x\"}").post(one + "/replay").then().statusCode(400);
        as(BOT).body("{\"since\":\"yesterday\"}").post(one + "/replay").then().statusCode(400);
        as(BOT).body("{\"overlap\":\"P8D\"}").post(one + "/secret").then().statusCode(400);
        as(BOT).body("{\"overlap\":\"-PT1S\"}").post(one + "/secret").then().statusCode(400);
        as(BOT).get(one + "/deliveries?outcome=LOST").then().statusCode(400);
        as(BOT).get(one + "/deliveries?cursor=x").then().statusCode(400);
        as(BOT).get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }
}
