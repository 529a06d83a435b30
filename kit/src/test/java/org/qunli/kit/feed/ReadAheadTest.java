package org.qunli.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private static final Pattern AFTER = Pattern.compile("after=(\\w+)");

    private static final FeedCursors.Mark START =
            new FeedCursors.Mark(null, null, false, null, 0, 0);

    private static final String EVENT =
            """
            {"id":"0196a1f0-0000-7000-8000-000000000001","type":"t","subject":"s/1",
             "time":"2026-04-04T02:00:00Z","subjectversion":1,"data":{}}
            """;

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** After which cursors the peer was asked. */
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final CountDownLatch askedTwice = new CountDownLatch(2);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private HttpServer peer;

    private ReadAhead ahead;

    @BeforeEach
    void start() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.setExecutor(threads);
        peer.createContext("/v1/events/zones", this::answer);
        peer.start();
        URI address = URI.create("http://localhost:" + peer.getAddress().getPort());
        FeedConfig config = ServedFeed.config(address, Map.of("qunli.feed.page-size", "1"));
        ahead =
                new ReadAhead(
                        new FeedClient(config, ServedFeed.issuer("token")), ServedFeed.zones());
        full("start", "a");
    }

    private void answer(HttpExchange call) throws IOException {
        Matcher cursor = AFTER.matcher(call.getRequestURI().getRawQuery());
        String after = cursor.find() ? cursor.group(1) : "start";
        Answer answer = answers.get(after);
        asked.add(after);
        askedTwice.countDown();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        String type = answer.status() == 200 ? "application/json" : "application/problem+json";
        call.getResponseHeaders().add("Content-Type", type);
        call.sendResponseHeaders(answer.status(), bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @AfterEach
    void stop() {
        ahead.close();
        peer.stop(0);
        threads.shutdownNow();
    }

    private void full(String after, String next) {
        page(after, next, EVENT);
    }

    private void end(String after) {
        page(after, after, "");
    }

    private void page(String after, String next, String events) {
        String body =
                "{\"events\":[%s],\"next\":\"%s\",\"asOf\":\"2026-04-04T02:00:00Z\"}"
                        .formatted(events, next);
        answers.put(after, new Answer(200, body));
    }

    private FeedClient.Fetched fetch(String cursor) throws IOException {
        return ahead.fetch(START.at(cursor), Duration.ZERO, Duration.ofMinutes(1));
    }

    private int timesAsked(String after) {
        return Collections.frequency(asked, after);
    }

    @Test
    void page_behind_a_full_one_is_fetched_while_that_is_applied_and_only_once() throws Exception {
        full("a", "b");
        end("b");

        FeedClient.Fetched first = fetch(null);
        boolean wasAskedAhead = askedTwice.await(1, TimeUnit.MINUTES);
        FeedClient.Fetched second = fetch("a");
        FeedClient.Fetched third = fetch("b");

        assertThat(wasAskedAhead).isTrue();
        assertThat(List.of(first.next(), second.next(), third.next()))
                .containsExactly("a", "b", "b");
        assertThat(second.after()).isEqualTo("a");
        assertThat(asked).containsExactly("start", "a", "b");
    }

    @Test
    void behind_a_page_that_is_not_full_nothing_is_fetched_ahead() throws IOException {
        end("a");
        fetch(null);
        fetch("a");

        full("a", "b");
        end("b");
        FeedClient.Fetched later = fetch("a");

        assertThat(later.events()).hasSize(1);
        assertThat(timesAsked("a")).isEqualTo(2);
    }

    @Test
    void page_whose_place_the_cursor_did_not_reach_is_thrown_away() throws Exception {
        full("a", "b");
        end("elsewhere");
        fetch(null);
        assertThat(askedTwice.await(1, TimeUnit.MINUTES)).isTrue();

        FeedClient.Fetched other = fetch("elsewhere");
        end("a");
        FeedClient.Fetched again = fetch("a");

        assertThat(other.after()).isEqualTo("elsewhere");
        assertThat(other.events()).isEmpty();
        assertThat(again.after()).isEqualTo("a");
        // Not the one from before, which had an event.
        assertThat(again.events()).isEmpty();
    }

    @Test
    void cursor_that_stayed_where_it_was_is_read_from_again() throws IOException {
        end("a");
        fetch(null);

        FeedClient.Fetched again = fetch(null);

        assertThat(again.after()).isNull();
        assertThat(again.next()).isEqualTo("a");
        assertThat(timesAsked("start")).isEqualTo(2);
    }

    @Test
    void failure_ahead_comes_with_the_turn_of_its_page_and_the_next_turn_asks_again()
            throws IOException {
        answers.put("a", new Answer(503, "{}"));
        FeedClient.Fetched first = fetch(null);

        assertThat(first.events()).hasSize(1);
        assertThatThrownBy(() -> fetch("a"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(CursorRefused.class)
                .hasMessageContaining("503");
        assertThat(timesAsked("a")).isEqualTo(1);

        end("a");
        assertThat(fetch("a").events()).isEmpty();
    }

    @Test
    void cursor_refused_ahead_says_from_where_to_read() throws IOException {
        answers.put(
                "a",
                new Answer(
                        409,
                        "{\"type\":\"/problems/feed-rewound\",\"rewoundTo\":\"r\",\"readBeyond\":false}"));
        fetch(null);

        CursorRefused refused = catchThrowableOfType(CursorRefused.class, () -> fetch("a"));

        assertThat(refused.rewoundTo()).isEqualTo("r");
        assertThat(refused.beyond()).isFalse();
        assertThat(timesAsked("a")).isEqualTo(1);
    }

    @Test
    void cursor_expired_ahead_leads_to_the_snapshot() throws IOException {
        answers.put("a", new Answer(410, "{\"type\":\"/problems/cursor-expired\"}"));
        fetch(null);

        CursorRefused refused = catchThrowableOfType(CursorRefused.class, () -> fetch("a"));

        assertThat(refused.isRewound()).isFalse();
        assertThat(timesAsked("a")).isEqualTo(1);
    }
}
