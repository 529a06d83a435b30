package org.qunli.kit.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.feed.FeedLog;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.json.Json;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Sayings;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

/** Deliveries, against a receiver on this machine. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WebhookSenderTest {

    private static final String PATH = "/v1/events/zones/subscriptions";

    private static final String ROUTE = "wecom/ww-quanzhou";

    private static final String BOT = Tokens.frontend("350583", ROUTE);

    @Inject EventFeed feed;

    @Inject Sayings sayings;

    @Inject WebhookSender sender;

    @Inject Claims claims;

    @Inject FeedLog log;

    @Inject SubscriptionRuns runs;

    @Inject FickleNames names;

    @Inject Jdbi jdbi;

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metricsUrl;

    private Receiver receiver;

    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void empty() {
        cleanup.truncate();
        names.told.clear();
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        over.countDown();
        receiver.close();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private JsonPath subscribe(String token, String url, String... types) {
        return as(token)
                .body(Map.of("url", url, "types", List.of(types)))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** The path of a new webhook of the bot to the receiver. */
    private String webhook() {
        return PATH + "/" + subscribe(BOT, receiver.url()).getString("subscriptionId");
    }

    private DomainEvent event(String name) {
        return DomainEvent.of("zone.changed", "zone/a", clock.instant())
                .in("350583", null)
                .data(Map.of("name", name))
                .personal(Map.of("phone", "13800000000"));
    }

    private void append(DomainEvent... events) {
        Transactions.runInNew(() -> feed.append(events));
    }

    private void publish(String... all) {
        for (String name : all) {
            append(event(name).forFrontends(Set.of(ROUTE)));
        }
    }

    private int send() {
        int all = 0;
        int some;
        do {
            some = sender.runOnce(clock.instant());
            all += some;
        } while (some > 0);
        return all;
    }

    private List<String> logged(String one, String field) {
        return as(BOT).get(one + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .path("items." + field);
    }

    private String shown(String one, String field) {
        return as(BOT).get(one).then().statusCode(200).extract().path(field);
    }

    @Test
    void each_event_is_one_signed_cloud_event_in_order() {
        clock.set(Instant.now());
        String secret = subscribe(BOT, receiver.url()).getString("secret");
        publish("一", "b", "c");

        send();

        assertThat(receiver.names()).containsExactly("一", "b", "c");
        assertThat(receiver.calls())
                .allSatisfy(
                        call -> {
                            assertThat(call.path()).isEqualTo("/hook");
                            assertThat(call.header("content-type"))
                                    .isEqualTo("application/cloudevents+json");
                            assertThat(call.header("webhook-id"))
                                    .isEqualTo(Json.tree(call.body()).get("id").asText());
                            assertThat(Json.tree(call.body()).get("specversion").asText())
                                    .isEqualTo("1.0");
                            assertThatCode(() -> verify(secret, call)).doesNotThrowAnyException();
                        });
        assertThatThrownBy(
                        () ->
                                verify(
                                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                        receiver.calls().get(0)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(send()).isZero();
    }

    private static void verify(String secret, Receiver.Call call) throws Exception {
        new Webhook(secret).verify(call.body(), new HashMap<>(call.headers()));
    }

    @Test
    void front_end_gets_its_channels_only_without_personal_text_and_versions() {
        webhook();
        append(
                event("hidden"),
                event("other").forFrontends(Set.of("wecom/ww-other")),
                event("mine").forFrontends(Set.of(ROUTE)),
                event("elsewhere").in("350521", null).forFrontends(Set.of(ROUTE)),
                event("board").forDashboards());

        send();

        assertThat(receiver.names()).containsExactly("mine");
        assertThat(receiver.calls().get(0).body())
                .doesNotContain("13800000000")
                .doesNotContain("subjectversion");
    }

    @Test
    void private_word_is_announced_without_its_text() {
        webhook();
        Transactions.inNew(
                () ->
                        sayings.say(
                                NewSaying.toPerson(
                                        "REMINDER",
                                        "request/1",
                                        "350583",
                                        null,
                                        new ChatId("wecom", "ww-quanzhou", "u-lin"),
                                        new Bilingual("小窗口提醒", "Reminder"),
                                        clock.instant().plusSeconds(60))));

        send();

        assertThat(receiver.calls()).hasSize(1);
        assertThat(receiver.calls().get(0).body())
                .contains("saying.ready")
                .doesNotContain("小窗口提醒")
                .doesNotContain("Reminder")
                .doesNotContain("u-lin");
    }

    @Test
    void service_gets_everything_and_only_the_types_it_wants() {
        subscribe(Tokens.service(), receiver.url(), "zone.changed");
        append(
                event("a"),
                DomainEvent.of("group.changed", "group/a", clock.instant())
                        .in("350583", null)
                        .data(Map.of("name", "group")));

        send();

        assertThat(receiver.names()).containsExactly("a");
        assertThat(receiver.calls().get(0).body())
                .contains("13800000000")
                .contains("subjectversion");
    }

    @Test
    void webhook_begins_after_the_cursor_given_or_with_what_comes() {
        String start = as(BOT).get("/v1/events/zones").then().extract().path("next");
        publish("a");
        as(BOT).body(Map.of("url", receiver.url() + "?from=start", "after", start))
                .post(PATH)
                .then()
                .statusCode(201);
        webhook();
        publish("b");

        send();

        assertThat(receiver.calls().stream().filter(c -> c.path().contains("start")))
                .extracting(Receiver.Call::name)
                .containsExactly("a", "b");
        assertThat(receiver.calls().stream().filter(c -> !c.path().contains("start")))
                .extracting(Receiver.Call::name)
                .containsExactly("b");
    }

    @Test
    void
            failed_event_is_tried_ten_times_by_the_plan_then_the_webhook_is_suspended_and_nothing_is_lost() {
        String one = webhook();
        receiver.behave(Receiver.status(503));
        publish("a", "b");
        List<Duration> pauses =
                List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
                        .stream()
                        .map(Duration::parse)
                        .toList();

        assertThat(send()).isEqualTo(1);
        for (Duration pause : pauses) {
            clock.tick(pause.minusMillis(1));
            assertThat(send()).isZero();
            clock.tick(Duration.ofMillis(pause.toMillis() / 5 + 1));
            assertThat(send()).isEqualTo(1);
        }
        clock.tick(Duration.ofDays(1));
        assertThat(send()).isZero();

        assertThat(receiver.names()).hasSize(10).containsOnly("a");
        assertThat(receiver.calls()).extracting(c -> c.header("webhook-id")).hasSize(10);
        assertThat(receiver.calls().stream().map(c -> c.header("webhook-id")).distinct())
                .hasSize(1);
        assertThat(shown(one, "status")).isEqualTo("SUSPENDED");
        assertThat(shown(one, "suspendedFor")).isEqualTo("ATTEMPTS_EXHAUSTED");
        assertThat(logged(one, "reason")).hasSize(10).containsOnly("HTTP_STATUS");
        publish("c");
        receiver.behave(Receiver.status(200));
        as(BOT).post(one + "/resumption").then().statusCode(200);
        send();
        assertThat(receiver.names().subList(10, 13)).containsExactly("a", "b", "c");
    }

    @Test
    void retry_after_is_honoured() {
        String one = webhook();
        receiver.behave(Receiver.status(429, "Retry-After", "3600"));
        publish("a");
        send();

        clock.tick(Duration.ofMinutes(59));
        assertThat(send()).isZero();
        receiver.behave(Receiver.status(200));
        clock.tick(Duration.ofMinutes(1));
        assertThat(send()).isEqualTo(1);

        assertThat(
                        as(BOT).get(one + "/deliveries")
                                .then()
                                .extract()
                                .<List<Integer>>path("items.httpStatus"))
                .containsExactly(200, 429);
    }

    @Test
    void gone_suspends_at_once_and_keeps_the_cursor() {
        String one = webhook();
        receiver.behave(Receiver.status(410));
        publish("a");
        send();

        assertThat(shown(one, "suspendedFor")).isEqualTo("GONE");
        clock.tick(Duration.ofDays(2));
        assertThat(send()).isZero();
        receiver.behave(Receiver.status(200));
        as(BOT).post(one + "/resumption").then().statusCode(200);
        send();
        assertThat(receiver.names()).containsExactly("a", "a");
    }

    /** 303 is the one that clients follow after a POST. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect_is_not_followed(int status) {
        try (Receiver other = new Receiver()) {
            String one = webhook();
            receiver.behave(Receiver.status(status, "Location", other.url()));
            publish("a");

            send();

            assertThat(other.calls()).isEmpty();
            assertThat(logged(one, "reason")).containsExactly("REDIRECT");
        }
    }

    @Test
    void what_went_wrong_has_a_code() {
        String silent = webhook();
        receiver.behave(call -> await(over));
        Receiver closed = new Receiver();
        String nobody = PATH + "/" + subscribe(BOT, closed.url()).getString("subscriptionId");
        closed.close();
        Receiver rude = new Receiver();
        rude.behave(call -> call.close());
        String broken = PATH + "/" + subscribe(BOT, rude.url()).getString("subscriptionId");
        publish("a");

        send();

        assertThat(logged(silent, "reason")).containsExactly("TIMEOUT");
        assertThat(logged(nobody, "reason")).containsExactly("CONNECT");
        assertThat(logged(broken, "reason")).containsExactly("BROKEN");
        rude.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void delivery_goes_to_the_address_that_was_checked_and_never_to_one_inside() {
        // No other name server knows this name: whoever asked again would find nothing.
        names.told.put("hooks.invalid", "127.0.0.1");
        String url = "http://hooks.invalid:" + receiver.port() + "/hook?key=1";
        String one = PATH + "/" + subscribe(BOT, url).getString("subscriptionId");
        publish("a");
        send();
        assertThat(receiver.calls()).hasSize(1);
        assertThat(receiver.calls().get(0).header("host"))
                .isEqualTo("hooks.invalid:" + receiver.port());

        names.told.put("hooks.invalid", "10.0.0.5");
        publish("b");
        send();
        names.told.put("hooks.invalid", "127.0.0.1,169.254.169.254");
        clock.tick(Duration.ofSeconds(6));
        send();

        assertThat(receiver.calls()).hasSize(1);
        assertThat(logged(one, "reason"))
                .containsExactly("REFUSED_ADDRESS", "REFUSED_ADDRESS", null);
        names.told.put("hooks.invalid", FickleNames.NOBODY);
        clock.tick(Duration.ofMinutes(6));
        send();
        assertThat(logged(one, "reason").get(0)).isEqualTo("UNKNOWN_HOST");
    }

    @Test
    void two_senders_on_one_database_send_each_event_once_and_in_order() {
        webhook();
        String[] all = IntStream.range(0, 120).mapToObj(i -> "e" + i).toArray(String[]::new);
        AtomicBoolean publishing = new AtomicBoolean(true);
        Runnable worker =
                () -> {
                    boolean last;
                    do {
                        last = !publishing.get();
                    } while (sender.runOnce(clock.instant()) > 0 || !last);
                };
        List<CompletableFuture<Void>> workers =
                List.of(CompletableFuture.runAsync(worker), CompletableFuture.runAsync(worker));

        publish(all);
        publishing.set(false);
        workers.forEach(CompletableFuture::join);
        send();

        assertThat(receiver.names()).containsExactly(all);
    }

    @Test
    void event_that_was_sent_by_a_pod_that_died_is_sent_again_with_its_id_when_the_lease_is_over() {
        webhook();
        publish("a");
        Claim dead = claims.claim(clock.instant(), log.head(), 9).get(0);

        assertThat(send()).isZero();
        clock.tick(Duration.ofSeconds(31));
        assertThat(send()).isEqualTo(1);
        // The pod wasn't dead, only slow: it sends once more, and moves nothing.
        publish("b");
        assertThat(runs.begin(dead).join()).isEqualTo(1);
        send();

        assertThat(receiver.names()).containsExactly("a", "a", "b");
        assertThat(receiver.calls().get(0).header("webhook-id"))
                .isEqualTo(receiver.calls().get(1).header("webhook-id"));
    }

    @Test
    void both_secrets_sign_during_the_overlap_and_the_new_one_alone_after_it() {
        clock.set(Instant.now());
        JsonPath made = subscribe(BOT, receiver.url());
        String one = PATH + "/" + made.getString("subscriptionId");
        String old = made.getString("secret");
        String fresh =
                as(BOT).body("{\"overlap\":\"PT2M\"}")
                        .post(one + "/secret")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("secret");
        publish("a");
        send();
        clock.tick(Duration.ofMinutes(3));
        publish("b");
        send();

        Receiver.Call during = receiver.calls().get(0);
        Receiver.Call after = receiver.calls().get(1);
        assertThat(during.header("webhook-signature").split(" ")).hasSize(2);
        assertThat(after.header("webhook-signature").split(" ")).hasSize(1);
        assertThatCode(() -> verify(old, during)).doesNotThrowAnyException();
        assertThatCode(() -> verify(fresh, during)).doesNotThrowAnyException();
        assertThatCode(() -> verify(fresh, after)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify(old, after))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void test_event_is_sent_once_also_while_suspended_and_stands_in_the_log() {
        clock.set(Instant.now());
        JsonPath made = subscribe(BOT, receiver.url());
        String one = PATH + "/" + made.getString("subscriptionId");
        receiver.behave(Receiver.status(410));
        publish("a");
        send();
        String test = as(BOT).post(one + "/test").then().statusCode(202).extract().path("eventId");
        assertThat(as(BOT).post(one + "/test").then().extract().<String>path("eventId"))
                .isEqualTo(test);

        assertThat(send()).isEqualTo(1);

        Receiver.Call call = receiver.calls().get(1);
        assertThat(call.header("webhook-id")).isEqualTo(test);
        assertThat(Json.tree(call.body()).get("type").asText()).isEqualTo("webhook.test");
        assertThatCode(() -> verify(made.getString("secret"), call)).doesNotThrowAnyException();
        assertThat(logged(one, "type")).containsExactly("webhook.test", "zone.changed");
        assertThat(logged(one, "reason")).containsExactly("GONE", "GONE");
    }

    @Test
    void replay_sends_again_from_a_cursor_or_a_time_with_the_same_ids() {
        String one = webhook();
        publish("a", "b");
        String afterA = as(BOT).get("/v1/events/zones?limit=1").then().extract().path("next");
        send();

        as(BOT).body(Map.of("after", afterA)).post(one + "/replay").then().statusCode(200);
        send();
        as(BOT).body(Map.of("since", "2020-01-01T00:00:00Z"))
                .post(one + "/replay")
                .then()
                .statusCode(200);
        send();

        assertThat(receiver.names()).containsExactly("a", "b", "b", "a", "b");
        assertThat(receiver.calls().stream().map(c -> c.header("webhook-id")).distinct())
                .hasSize(2);
        as(BOT).body(Map.of("since", "2200-01-01T00:00:00Z"))
                .post(one + "/replay")
                .then()
                .statusCode(200);
        assertThat(send()).isZero();
        publish("c");
        send();
        assertThat(receiver.names().get(5)).isEqualTo("c");
    }

    @Test
    void replay_during_a_delivery_is_not_overrun_by_it() {
        String one = webhook();
        publish("a", "b");
        send();
        AtomicBoolean asked = new AtomicBoolean();
        receiver.behave(
                call -> {
                    if (asked.compareAndSet(false, true)) {
                        as(BOT).body(Map.of("since", "2020-01-01T00:00:00Z"))
                                .post(one + "/replay")
                                .then()
                                .statusCode(200);
                    }
                    Receiver.status(200).answer(call);
                });
        publish("c");

        send();

        assertThat(receiver.names()).containsExactly("a", "b", "c", "a", "b", "c");
    }

    /** As retention does it when all that the log holds is old. */
    private void compact() {
        jdbi.useHandle(
                h -> {
                    h.execute("insert into event_mark (tx) values ('0') on conflict do nothing");
                    h.execute(
                            "update event_mark set tx ="
                                    + " (select tx from event order by tx desc limit 1)");
                });
    }

    @Test
    void webhook_that_got_everything_outlives_the_retention_in_a_quiet_log() {
        webhook();
        publish("a");
        send();
        compact();

        publish("b");
        send();

        assertThat(receiver.names()).containsExactly("a", "b");
    }

    @Test
    void webhook_that_was_away_for_longer_than_the_retention_needs_the_snapshot() {
        String one = webhook();
        receiver.behave(Receiver.status(500));
        publish("a");
        send();
        compact();
        clock.tick(Duration.ofSeconds(7));
        send();
        assertThat(shown(one, "suspendedFor")).isEqualTo("SNAPSHOT_NEEDED");
        as(BOT).post(one + "/resumption")
                .then()
                .statusCode(410)
                .body("type", org.hamcrest.Matchers.equalTo("/problems/cursor-expired"));

        String after = as(BOT).get("/v1/events/zones?snapshot=true").then().extract().path("next");
        as(BOT).body(Map.of("after", after)).post(one + "/replay").then().statusCode(200);
        as(BOT).post(one + "/resumption").then().statusCode(200);
        receiver.behave(Receiver.status(200));
        publish("b");
        send();

        assertThat(receiver.names()).containsExactly("a", "b");
    }

    @Test
    void new_url_is_tried_at_once() {
        try (Receiver better = new Receiver()) {
            String one = webhook();
            receiver.behave(Receiver.status(500));
            publish("a");
            send();

            as(BOT).header("If-Match", "\"1\"")
                    .body(Map.of("url", better.url()))
                    .patch(one)
                    .then()
                    .statusCode(200);
            send();

            assertThat(better.names()).containsExactly("a");
        }
    }

    @Test
    void long_answer_is_taken_and_thrown_away() {
        webhook();
        receiver.behave(
                call -> {
                    call.sendResponseHeaders(200, 0);
                    byte[] part = new byte[65_536];
                    for (int i = 0; i < 1_000; i++) {
                        call.getResponseBody().write(part);
                    }
                });
        publish("a", "b");

        send();

        assertThat(receiver.names()).containsExactly("a", "b");
    }

    @Test
    void log_is_filtered_by_outcome_and_reason_and_paged() {
        String one = webhook();
        receiver.behave(Receiver.status(500));
        publish("a", "b");
        send();
        receiver.behave(Receiver.status(200));
        clock.tick(Duration.ofSeconds(7));
        send();

        assertThat(logged(one, "outcome")).containsExactly("DELIVERED", "DELIVERED", "FAILED");
        String list = one + "/deliveries";
        assertThat(
                        as(BOT).get(list + "?outcome=FAILED")
                                .then()
                                .extract()
                                .<List<Integer>>path("items.attempt"))
                .containsExactly(1);
        assertThat(
                        as(BOT).get(list + "?outcome=DELIVERED")
                                .then()
                                .extract()
                                .<List<Integer>>path("items.attempt"))
                .containsExactly(1, 2);
        assertThat(
                        as(BOT).get(list + "?reason=TIMEOUT")
                                .then()
                                .extract()
                                .<List<Integer>>path("items.attempt"))
                .isEmpty();
        List<String> outcomes = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page =
                    as(BOT).get(list + "?limit=1" + cursor)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            outcomes.addAll(page.getList("items.outcome"));
            cursor = page.get("next") == null ? null : "&cursor=" + page.getString("next");
        }
        assertThat(outcomes).containsExactly("DELIVERED", "DELIVERED", "FAILED");
    }

    @Test
    void running_sender_is_woken_by_a_commit() {
        webhook();
        Thread loop = new Thread(sender::follow);
        loop.start();

        publish("a");

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> receiver.calls().size() == 1);
        sender.close(null);
    }

    @Test
    void no_metric_tells_a_receiver() {
        subscribe(BOT, receiver.url() + "/secret-path?key=secret-key");
        publish("a");
        send();

        String metrics = given().get(metricsUrl).then().statusCode(200).extract().asString();

        assertThat(metrics)
                .contains("qunli_webhook_sent_total")
                .contains("qunli_webhook_lag_seconds")
                .doesNotContain("secret-path")
                .doesNotContain("secret-key")
                .doesNotContain(":" + receiver.port());
    }
}
