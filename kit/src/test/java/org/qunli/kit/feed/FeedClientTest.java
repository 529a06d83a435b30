package org.qunli.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedClientTest {

    private static final String GOOD =
            """
            {"events":[{"id":"0196a1f0-0000-7000-8000-000000000001","type":"t","subject":"s/1",
              "time":"2026-04-04T02:00:00Z","subjectversion":1,"data":{}}],
             "next":"n","asOf":"2026-04-04T02:00:00Z","snapshot":false}
            """;

    private static final FeedCursors.Mark START =
            new FeedCursors.Mark(null, null, false, null, 0, 0);

    private final List<String> queries = new CopyOnWriteArrayList<>();

    private final CountDownLatch released = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private HttpServer peer;

    private FeedClient client;

    private int status = 200;

    private String type = "application/json";

    private String body = GOOD;

    private boolean stalls;

    @BeforeEach
    void start() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.setExecutor(threads);
        peer.createContext(
                "/v1/events/zones",
                call -> {
                    queries.add(call.getRequestURI().getRawQuery());
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    call.getResponseHeaders().add("Content-Type", type);
                    call.sendResponseHeaders(status, bytes.length);
                    if (stalls) {
                        await();
                    }
                    call.getResponseBody().write(bytes);
                    call.close();
                });
        peer.start();
        URI address = URI.create("http://localhost:" + peer.getAddress().getPort());
        client =
                new FeedClient(
                        ServedFeed.config(address, Map.of("qunli.feed.page-size", "10")),
                        ServedFeed.issuer("token"));
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        released.countDown();
        peer.stop(0);
        threads.shutdownNow();
    }

    private FeedClient.Fetched fetch(FeedCursors.Mark mark) throws IOException {
        return client.fetch(ServedFeed.zones(), mark, Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    void good_page_is_read() throws IOException {
        FeedClient.Fetched page = fetch(START);

        assertThat(page.events()).extracting(FeedEvent::subject).containsExactly("s/1");
        assertThat(page.next()).isEqualTo("n");
        assertThat(page.full()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "{}",
                "{\"events\":[],\"next\":\"n\"}",
                "{\"events\":[],\"asOf\":\"2026-04-04T02:00:00Z\"}",
                "{\"events\":[],\"next\":\"\",\"asOf\":\"2026-04-04T02:00:00Z\"}",
                "{\"events\":[],\"next\":7,\"asOf\":\"2026-04-04T02:00:00Z\"}",
                "{\"events\":[],\"next\":\"n\",\"asOf\":\"yesterday\"}",
                "{\"events\":[null],\"next\":\"n\",\"asOf\":\"2026-04-04T02:00:00Z\"}",
                "{\"events\":[{\"id\":\"x\"}],\"next\":\"n\",\"asOf\":\"2026-04-04T02:00:00Z\"}"
            })
    void answer_that_is_no_page_is_a_peer_that_cannot_be_read(String answer) {
        body = answer;

        assertThatThrownBy(() -> fetch(START)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "subject", "time", "data", "subjectversion"})
    void event_that_lacks_something_is_refused(String member) {
        body = GOOD.replace("\"" + member + "\":", "\"not-" + member + "\":");

        assertThatThrownBy(() -> fetch(START)).isInstanceOf(IOException.class);
    }

    @Test
    void page_that_does_not_lead_on_is_refused() {
        assertThatThrownBy(() -> fetch(new FeedCursors.Mark("n", null, false, null, 0, 0)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void page_of_another_type_is_refused() {
        type = "text/html";

        assertThatThrownBy(() -> fetch(START)).isInstanceOf(IOException.class);
    }

    @Test
    void answer_larger_than_any_page_is_given_up() {
        body = GOOD + " ".repeat(65 * 1024 * 1024);

        assertThatThrownBy(() -> fetch(START))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger");
    }

    @Test
    void answer_that_stops_in_the_middle_is_not_awaited_for_ever() {
        stalls = true;

        assertThatThrownBy(
                        () ->
                                client.fetch(
                                        ServedFeed.zones(),
                                        START,
                                        Duration.ZERO,
                                        Duration.ofMillis(300)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("within");
    }

    @Test
    void rewound_feed_says_where_to_read() {
        status = 409;
        type = "application/problem+json";
        body = "{\"type\":\"/problems/feed-rewound\",\"rewoundTo\":\"r\",\"readBeyond\":false}";

        CursorRefused refused = catchThrowableOfType(CursorRefused.class, () -> fetch(START));

        assertThat(refused.isRewound()).isTrue();
        assertThat(refused.rewoundTo()).isEqualTo("r");
        assertThat(refused.beyond()).isFalse();
    }

    @Test
    void expired_cursor_leads_to_the_snapshot() throws IOException {
        status = 410;
        type = "application/problem+json";
        body = "{\"type\":\"/problems/cursor-expired\"}";
        CursorRefused refused = catchThrowableOfType(CursorRefused.class, () -> fetch(START));
        assertThat(refused.isRewound()).isFalse();

        status = 200;
        type = "application/json";
        body = GOOD;
        fetch(new FeedCursors.Mark(null, null, true, null, 0, 0));

        assertThat(queries.get(1)).contains("snapshot=true").doesNotContain("after=");
    }

    @Test
    void other_conflict_is_only_a_failure() {
        status = 409;
        type = "application/problem+json";
        body = "{\"type\":\"/problems/something-else\"}";

        assertThatThrownBy(() -> fetch(START))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(CursorRefused.class);
    }
}
