package org.qunli.kit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.qunli.kit.json.Json;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.kit.time.DatabaseClock;

/** Streams as a client of another make reads them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(EventStreamTest.Hasty.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventStreamTest {

    private static final String CHANNEL = "wecom/ww-quanzhou";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Short times, and few streams. */
    public static class Hasty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "qunli.feed.stream.heartbeat", "PT0.5S",
                    "qunli.feed.stream.per-client", "2",
                    "qunli.feed.stream.page-size", "10",
                    "qunli.feed.cursor-age", "PT0.2S");
        }
    }

    @TestHTTPResource("/v1/events/zones")
    URI feedAt;

    @Inject EventFeed feed;

    @Inject FeedTide tide;

    @Inject OpenStreams streams;

    @Inject FeedGauges gauges;

    @Inject SettableClock clock;

    @Inject Jdbi jdbi;

    @Inject Cleanup cleanup;

    @BeforeEach
    void empty() {
        await().until(() -> streams.count() == 0);
        cleanup.truncate();
    }

    private void append(DomainEvent... events) {
        Transactions.runInNew(() -> feed.append(events));
    }

    private static DomainEvent changed(String subject) {
        return DomainEvent.of("zone.changed", subject, Instant.EPOCH)
                .in("350583", new UUID(0, 1))
                .data(Map.of("subject", subject));
    }

    private static DomainEvent shown(String subject) {
        return changed(subject).forFrontends(Set.of(CHANNEL));
    }

    private record Message(String id, String event, String data, boolean comment) {}

    /** A stream being read by a thread that takes a message at a time. */
    private final class Reading implements AutoCloseable {
        final HttpResponse<InputStream> answer;
        final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        volatile boolean ended;

        Reading(String token, String query, String lastEventId) throws Exception {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(feedAt + query))
                            .header("Accept", "text/event-stream")
                            .header("Authorization", "Bearer " + token);
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            Thread thread = new Thread(this::read);
            thread.setDaemon(true);
            thread.start();
        }

        private void read() {
            try (Stream<String> lines =
                    new java.io.BufferedReader(
                                    new java.io.InputStreamReader(
                                            answer.body(), StandardCharsets.UTF_8))
                            .lines()) {
                List<String> block = new ArrayList<>();
                lines.forEach(
                        line -> {
                            if (!line.isEmpty()) {
                                block.add(line);
                            } else {
                                messages.add(message(block));
                                block.clear();
                            }
                        });
            } catch (java.io.UncheckedIOException closed) {
                // The test is over, or the stream was cut.
            }
            ended = true;
        }

        /** The next event, past comments. */
        Message event() throws InterruptedException {
            Message message;
            do {
                message = messages.poll(10, TimeUnit.SECONDS);
                assertThat(message).as("a message in time").isNotNull();
            } while (message.data() == null);
            return message;
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }

    private static Message message(List<String> block) {
        String id = null;
        String event = null;
        String data = null;
        boolean comment = false;
        for (String line : block) {
            String[] field = line.split(":", 2);
            String value = field.length > 1 ? field[1].stripLeading() : "";
            switch (field[0]) {
                case "" -> comment = true;
                case "id" -> id = value;
                case "event" -> event = value;
                case "data" -> data = value;
                default -> throw new AssertionError(line);
            }
        }
        return new Message(id, event, data, comment);
    }

    private Reading stream(String token, String query) throws Exception {
        return new Reading(token, query, null);
    }

    private static String subjectOf(Message message) {
        return Json.tree(message.data()).get("subject").asText();
    }

    @Test
    @Order(1)
    void stream_resumes_after_exactly_the_event_of_the_last_id() throws Exception {
        append(changed("zone/a"), changed("zone/b"), changed("zone/c"));
        String afterB;
        try (Reading reading = stream(Tokens.service(), "")) {
            assertThat(reading.answer.statusCode()).isEqualTo(200);
            assertThat(reading.answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            Message first = reading.event();
            assertThat(first.event()).isEqualTo("zone.changed");
            assertThat(Json.tree(first.data()).get("specversion").asText()).isEqualTo("1.0");
            assertThat(Json.tree(first.data()).get("subjectversion").asInt()).isEqualTo(1);
            afterB = reading.event().id();
            assertThat(subjectOf(reading.event())).isEqualTo("zone/c");
            append(changed("zone/d"));
            assertThat(subjectOf(reading.event())).isEqualTo("zone/d");
        }

        try (Reading again = new Reading(Tokens.service(), "?after=nonsense", afterB)) {
            assertThat(subjectOf(again.event())).isEqualTo("zone/c");
            assertThat(subjectOf(again.event())).isEqualTo("zone/d");
        }
        given().auth()
                .oauth2(Tokens.service())
                .get("/v1/events/zones?after=" + afterB)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("events", hasSize(2));
    }

    @Test
    @Order(1)
    void silence_is_broken_by_comments_that_bring_a_newer_id() throws Exception {
        append(shown("zone/a"));
        try (Reading reading = stream(Tokens.frontend("350583", CHANNEL), "")) {
            String after = reading.event().id();
            append(changed("zone/hidden"));

            Message comment = reading.messages.poll(5, TimeUnit.SECONDS);
            while (comment != null && comment.id() == null) {
                comment = reading.messages.poll(5, TimeUnit.SECONDS);
            }

            assertThat(comment).isNotNull();
            assertThat(comment.comment()).isTrue();
            assertThat(comment.data()).isNull();
            assertThat(comment.id()).isNotEqualTo(after);
            append(shown("zone/b"));
            try (Reading again =
                    new Reading(Tokens.frontend("350583", CHANNEL), "", comment.id())) {
                assertThat(subjectOf(again.event())).isEqualTo("zone/b");
            }
        }
    }

    @Test
    @Order(1)
    void hidden_events_change_neither_what_a_stream_tells_nor_when() throws Exception {
        try (Reading reading = stream(Tokens.frontend("350583", CHANNEL), "")) {
            reading.messages.poll(5, TimeUnit.SECONDS);
            long began = System.nanoTime();
            int heard = 0;

            while (System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(2_200)) {
                append(changed("zone/hidden"));
                Message message = reading.messages.poll(20, TimeUnit.MILLISECONDS);
                if (message != null) {
                    heard++;
                    assertThat(message.data()).isNull();
                }
            }

            // One comment each half second, however many hidden events woke the reader.
            assertThat(heard).isBetween(2, 5);
        }
    }

    @Test
    @Order(1)
    void types_narrow_a_stream() throws Exception {
        append(
                changed("zone/a"),
                DomainEvent.of("group.changed", "group/b", Instant.EPOCH)
                        .in("350583", null)
                        .data(Map.of()));

        try (Reading reading = stream(Tokens.service(), "?types=group.changed")) {
            assertThat(subjectOf(reading.event())).isEqualTo("group/b");
        }
    }

    @Test
    @Order(1)
    void what_is_wrong_is_a_problem_document_before_the_stream_begins() {
        given().auth()
                .oauth2(Tokens.service())
                .header("Accept", "text/event-stream")
                .get("/v1/events/zones?after=nonsense")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed-cursor"));
        given().auth()
                .oauth2(Tokens.admin("350583"))
                .header("Accept", "text/event-stream")
                .get("/v1/events/zones")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().header("Accept", "text/event-stream")
                .get("/v1/events/zones")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.service())
                .header("Accept", "text/event-stream")
                .get("/v1/events/requests")
                .then()
                .statusCode(404);
    }

    @Test
    @Order(1)
    void json_stays_what_is_answered_by_default() {
        for (String accept : List.of("*/*", "application/json", "application/*")) {
            given().auth()
                    .oauth2(Tokens.service())
                    .header("Accept", accept)
                    .get("/v1/events/zones")
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("events", hasSize(0));
        }
    }

    @Test
    @Order(1)
    void expired_cursor_is_gone_for_a_stream_too() {
        append(changed("zone/a"));
        String first =
                given().auth()
                        .oauth2(Tokens.service())
                        .get("/v1/events/zones?limit=1")
                        .path("next");
        append(changed("zone/b"));
        jdbi.useHandle(h -> h.execute("insert into event_mark (tx) select max(tx) from event"));

        for (String accept : List.of("text/event-stream", "application/json")) {
            given().auth()
                    .oauth2(Tokens.service())
                    .header("Accept", accept)
                    .get("/v1/events/zones?after=" + first)
                    .then()
                    .statusCode(410)
                    .body("type", equalTo("/problems/cursor-expired"))
                    .body("snapshot", equalTo("/v1/events/zones?snapshot=true"));
        }
        given().auth()
                .oauth2(Tokens.service())
                .get("/v1/events/zones?snapshot=true&after=" + first)
                .then()
                .statusCode(200)
                .body("snapshot", equalTo(true))
                .body("events", hasSize(2));
    }

    @Test
    @Order(1)
    void client_gets_no_more_streams_than_it_may_have() throws Exception {
        try (Reading one = stream(Tokens.service(), "");
                Reading two = stream(Tokens.service(), "")) {
            assertThat(one.answer.statusCode()).isEqualTo(200);
            assertThat(two.answer.statusCode()).isEqualTo(200);
            assertThat(streams.count()).isEqualTo(2);
            given().auth()
                    .oauth2(Tokens.service())
                    .header("Accept", "text/event-stream")
                    .get("/v1/events/zones")
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/too-many-streams"));
            try (Reading other = stream(Tokens.frontend("350583", CHANNEL), "")) {
                assertThat(other.answer.statusCode()).isEqualTo(200);
            }
        }

        await().atMost(10, TimeUnit.SECONDS).until(() -> streams.count() == 0);
    }

    @Test
    @Order(1)
    void stream_ends_with_its_token() throws Exception {
        Instant now = jdbi.withHandle(DatabaseClock::read);
        clock.set(now);
        String token =
                Tokens.of(
                        Set.of("service"),
                        "peer",
                        Map.of("exp", now.plusSeconds(3).getEpochSecond()));

        try (Reading reading = stream(token, "")) {
            assertThat(reading.answer.statusCode()).isEqualTo(200);
            await().atMost(8, TimeUnit.SECONDS).until(() -> reading.ended);
        }
    }

    @Test
    @Order(1)
    void reader_that_takes_nothing_holds_one_page_and_gets_everything_later() throws Exception {
        String pad = "x".repeat(60_000);
        int count = 600;
        for (int i = 0; i < count; i++) {
            append(
                    DomainEvent.of("zone.changed", "zone/" + i, Instant.EPOCH)
                            .in("350583", null)
                            .data(Map.of("pad", pad)));
        }
        jdbi.useHandle(h -> h.execute("analyze event"));
        long before = pagesRead();

        // A small window, so that it isn't the kernel that takes everything.
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.setReceiveBufferSize(16 * 1024);
            socket.connect(new java.net.InetSocketAddress(feedAt.getHost(), feedAt.getPort()));
            socket.getOutputStream().write(requestForStream().getBytes(StandardCharsets.UTF_8));
            long[] read = {before};
            await().pollInterval(Duration.ofMillis(1_500))
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                long earlier = read[0];
                                read[0] = pagesRead();
                                return read[0] > before && read[0] == earlier;
                            });
            assertThat(read[0] - before).isLessThan(count / 10 / 2);
            var lines =
                    new java.io.BufferedReader(
                            new java.io.InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.UTF_8));
            int events = 0;
            while (events < count) {
                if (lines.readLine().startsWith("data:")) {
                    events++;
                }
            }
            assertThat(events).isEqualTo(count);
        }
    }

    private String requestForStream() {
        return "GET /v1/events/zones HTTP/1.1\r\nHost: "
                + feedAt.getHost()
                + "\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                + Tokens.service()
                + "\r\n\r\n";
    }

    /** Each page goes to the key at least twice: for its rows, and for what waits. */
    private long pagesRead() {
        return jdbi.withHandle(
                h ->
                        h.createQuery(
                                        """
                                        select coalesce(sum(idx_scan), 0) / 2 from pg_stat_user_indexes
                                        where indexrelname = 'event_pk'
                                        """)
                                .mapTo(long.class)
                                .one());
    }

    @Test
    @Order(1)
    void transaction_that_runs_is_measured_as_hold_back() {
        Instant now = Instant.EPOCH;
        gauges.runOnce(now);

        Transactions.runInNew(
                () -> {
                    jdbi.useHandle(h -> h.execute("insert into event_subject values ('x', 1)"));
                    append(changed("zone/behind"));
                    Transactions.runInNew(() -> gauges.runOnce(now.plusSeconds(10)));
                    Transactions.runInNew(
                            () -> assertThat(gauges.runOnce(now.plusSeconds(17))).isEqualTo(17));
                });

        assertThat(gauges.runOnce(now.plusSeconds(30))).isZero();
    }

    @Test
    @Order(2)
    void pod_that_goes_down_answers_who_waits_and_ends_its_streams_at_once() throws Exception {
        HttpRequest longPoll =
                HttpRequest.newBuilder(URI.create(feedAt + "?wait=PT30S"))
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + Tokens.service())
                        .build();
        try (Reading reading = stream(Tokens.service(), "")) {
            reading.messages.poll(5, TimeUnit.SECONDS);
            CompletableFuture<HttpResponse<String>> waiting =
                    HTTP.sendAsync(longPoll, HttpResponse.BodyHandlers.ofString());
            await().until(() -> tide.waiting() == 2);
            long began = System.nanoTime();

            tide.close(null);

            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> reading.ended && waiting.isDone());
            assertThat(waiting.get().statusCode()).isEqualTo(200);
            assertThat(waiting.get().body()).contains("\"events\":[]");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofMillis(450));
        }
    }
}
