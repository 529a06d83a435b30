package org.qunli.kit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.Events;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ParkedEventsTest {

    private static final String PARKED = "/v1/consumers/kit/zones/parked";

    private static final String NAN_AN = "350583";

    @TestHTTPResource(value = "/health/ready", management = true)
    URL readiness;

    @Inject FeedInbox inbox;

    @Inject FeedCursors cursors;

    @Inject HeldEvents held;

    @Inject ConsumerGauges gauges;

    @Inject MeterRegistry registry;

    @Inject Ledger ledger;

    @Inject Jdbi jdbi;

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    private final Events events = new Events();

    @BeforeEach
    void empty() {
        ledger.names();
        cleanup.truncate();
        ledger.poison.clear();
        ledger.missing.clear();
        ledger.crashes.set(0);
    }

    private FeedEvent event(String name, String subject, String district) {
        return events.next(
                "test.written", subject, district, null, clock.instant(), Map.of("name", name));
    }

    private void consume(FeedEvent... page) {
        String after = cursors.mark("zones").cursor();
        String next = UUID.randomUUID().toString();
        inbox.apply(
                ledger,
                new FeedClient.Fetched(after, List.of(page), next, clock.instant(), false),
                "for update");
        for (int i = 0; i < 3; i++) {
            held.runOnce(ledger);
            clock.tick(Duration.ofSeconds(2));
        }
    }

    private FeedEvent parked() {
        ledger.poison.add("bad");
        FeedEvent bad = event("bad", "s/1", NAN_AN);
        consume(bad, event("behind", "s/1", NAN_AN), event("last", "s/1", NAN_AN));
        return bad;
    }

    private static ValidatableResponse call(String method, String path) {
        return given().auth().oauth2(Tokens.admin(NAN_AN)).request(method, path).then();
    }

    @Test
    void administrator_sees_what_is_parked_and_what_queues_behind_it() {
        FeedEvent bad = parked();

        call("GET", PARKED + "?state=PARKED")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].eventId", equalTo(bad.id().toString()))
                .body("items[0].subject", equalTo("s/1"))
                .body("items[0].type", equalTo("test.written"))
                .body("items[0].version", equalTo(1))
                .body("items[0].tries", equalTo(3))
                .body("items[0].queued", equalTo(2))
                .body("items[0].nextTryAt", nullValue())
                .body("items[0].ifDropped", equalTo("FOR_GOOD"))
                .body("items[0].error", equalTo("IllegalStateException"))
                .body("items[0].since", equalTo(SettableClock.START.toString()));
        call("GET", PARKED).body("items", hasSize(3));
        call("GET", PARKED + "?subject=s/2").body("items", hasSize(0));
        call("GET", PARKED + "/" + bad.id()).statusCode(200).body("state", equalTo("PARKED"));
    }

    @Test
    void list_is_read_part_by_part() {
        parked();

        ValidatableResponse first = call("GET", PARKED + "?limit=2").body("items", hasSize(2));
        String next = first.extract().path("next");

        call("GET", PARKED + "?limit=2&cursor=" + next)
                .body("items", hasSize(1))
                .body("items[0].version", equalTo(3))
                .body("next", nullValue());
    }

    @Test
    void error_and_list_hold_no_word_of_the_event() {
        ledger.poison.add("陈先生 13800000000");
        FeedEvent bad = event("陈先生 13800000000", "s/1", NAN_AN);

        consume(bad);

        call("GET", PARKED).body("items", hasSize(1));
        String all = call("GET", PARKED + "/" + bad.id()).extract().asString();
        assertThat(all).doesNotContain("陈先生").doesNotContain("13800000000");
    }

    @Test
    void retried_event_is_applied_once_its_cause_is_gone_and_the_rest_follows_in_order() {
        FeedEvent bad = parked();
        ledger.poison.clear();

        call("POST", PARKED + "/" + bad.id() + "/retry")
                .statusCode(200)
                .body("state", equalTo("HELD"))
                .body("tries", equalTo(0));
        held.runOnce(ledger);

        assertThat(ledger.names()).containsExactly("bad", "behind", "last");
        call("GET", PARKED).body("items", hasSize(0));
        call("POST", PARKED + "/" + bad.id() + "/retry").statusCode(404);
    }

    @Test
    void retried_event_that_fails_on_is_parked_again() {
        FeedEvent bad = parked();

        call("POST", PARKED + "/" + bad.id() + "/retry").statusCode(200);
        consume();

        call("GET", PARKED + "/" + bad.id())
                .body("state", equalTo("PARKED"))
                .body("tries", equalTo(3));
    }

    @Test
    void dropped_event_is_gone_and_its_subject_goes_on_with_the_next() {
        FeedEvent bad = parked();

        call("DELETE", PARKED + "/" + bad.id())
                .statusCode(200)
                .body("eventId", equalTo(bad.id().toString()))
                .body("ifDropped", equalTo("FOR_GOOD"));
        held.runOnce(ledger);
        consume(event("new", "s/1", NAN_AN));

        assertThat(ledger.names()).containsExactly("behind", "last", "new");
        call("DELETE", PARKED + "/" + bad.id()).statusCode(404);
    }

    @Test
    void event_behind_another_cannot_be_dropped_before_it() {
        parked();
        String behind = call("GET", PARKED + "?state=HELD").extract().path("items[0].eventId");

        call("DELETE", PARKED + "/" + behind)
                .statusCode(409)
                .body("type", equalTo("/problems/predecessor-waiting"));
    }

    @Test
    void dropped_state_event_is_made_good_by_the_next_state() {
        ledger.poison.add("bad");
        consume(
                events.next(
                        "zone.changed",
                        "z/1",
                        NAN_AN,
                        null,
                        clock.instant(),
                        Map.of("name", "bad")));

        call("GET", PARKED).body("items[0].ifDropped", equalTo("UNTIL_NEXT_STATE"));
    }

    @Test
    void two_administrators_who_drop_at_once_drop_once_and_nothing_else() throws Exception {
        for (int round = 0; round < 5; round++) {
            String subject = "twice/" + round;
            ledger.poison.add("bad" + round);
            FeedEvent bad = event("bad" + round, subject, NAN_AN);
            ledger.missing.add("wanted" + round);
            consume(bad, event("wanted" + round, subject, NAN_AN));

            List<Integer> statuses =
                    atOnce(() -> call("DELETE", PARKED + "/" + bad.id()).extract().statusCode());

            assertThat(statuses).containsExactlyInAnyOrder(200, 404);
            ledger.missing.clear();
            clock.tick(Duration.ofSeconds(2));
            held.runOnce(ledger);
            assertThat(ledger.names()).contains("wanted" + round).doesNotContain("bad" + round);
        }
    }

    @Test
    void two_administrators_who_retry_while_the_consumer_runs_have_it_applied_once()
            throws Exception {
        for (int round = 0; round < 5; round++) {
            String name = "once" + round;
            ledger.poison.add(name);
            FeedEvent bad = event(name, "once/" + round, NAN_AN);
            consume(bad);
            ledger.poison.clear();

            List<Integer> statuses =
                    atOnce(
                            () -> {
                                int status =
                                        call("POST", PARKED + "/" + bad.id() + "/retry")
                                                .extract()
                                                .statusCode();
                                held.runOnce(ledger);
                                return status;
                            });

            assertThat(statuses).allMatch(status -> status == 200 || status == 404).contains(200);
            assertThat(ledger.names()).containsOnlyOnce(name);
        }
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<T>> both = List.of(threads.submit(call), threads.submit(call));
            return List.of(
                    both.get(0).get(30, TimeUnit.SECONDS), both.get(1).get(30, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void events_of_other_districts_are_not_there() {
        FeedEvent bad = parked();
        String stranger = Tokens.admin("350521");

        given().auth().oauth2(stranger).get(PARKED).then().body("items", hasSize(0));
        for (String path : List.of("", "/retry")) {
            String method = path.isEmpty() ? "DELETE" : "POST";
            given().auth()
                    .oauth2(stranger)
                    .request(method, PARKED + "/" + bad.id() + path)
                    .then()
                    .statusCode(404);
        }
        given().auth().oauth2(stranger).get(PARKED + "/" + bad.id()).then().statusCode(404);
        call("GET", PARKED + "/" + bad.id()).statusCode(200).body("state", equalTo("PARKED"));
    }

    @Test
    void other_services_feeds_and_roles_are_not_there() {
        call("GET", "/v1/consumers/zone/zones/parked").statusCode(404);
        call("GET", "/v1/consumers/kit/notices/parked").statusCode(404);
        call("GET", PARKED + "?state=BROKEN").statusCode(400);
        given().auth().oauth2(Tokens.service()).get(PARKED).then().statusCode(403);
        given().get(PARKED).then().statusCode(401);
    }

    @Test
    void service_with_parked_events_is_ready_and_says_how_many() {
        parked();

        given().get(readiness)
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'Feeds' }.data.'zones.parked'", equalTo(1))
                .body("checks.find { it.name == 'Feeds' }.data.'zones.held'", equalTo(2))
                .body("checks.find { it.name == 'Feeds' }.data.'zones.ageSeconds'", equalTo(6));
        gauges.runOnce();
        assertThat(registry.get("qunli.feed.parked").tag("feed", "zones").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("qunli.feed.held").tag("feed", "zones").gauge().value())
                .isEqualTo(2);
        assertThat(registry.get("qunli.feed.lag.seconds").tag("feed", "zones").gauge().value())
                .isEqualTo(6);
    }
}
