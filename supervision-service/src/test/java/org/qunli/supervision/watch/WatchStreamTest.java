package org.qunli.supervision.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.qunli.supervision.World.DISTRICT;
import static org.qunli.supervision.World.token;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.json.Json;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class WatchStreamTest {

    private static final String SUPERVISOR = "mark-stream-5521";

    @Inject World world;

    @Inject WatchTide tide;

    @Inject Teams teams;

    @TestHTTPResource("/v1/watch")
    URI watch;

    private UUID zone;

    private UUID team;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy("");
        zone = world.zone();
        team = teams.add(new NewTeam(DISTRICT, "8th group"), null, world.now()).id();
        teams.addSupervisor(team, SUPERVISOR);
        teams.addZone(team, zone);
    }

    private static RequestSpecification supervisor() {
        return given().auth().oauth2(token("supervisor", SUPERVISOR));
    }

    private void said(String text, UUID... requests) {
        UUID key = UUID.randomUUID();
        world.tell(
                "requests",
                "talk.heard",
                "talk/" + key,
                zone,
                Map.of(
                        "messageKey",
                        key,
                        "zoneId",
                        zone,
                        "at",
                        world.now(),
                        "speaker",
                        "RESIDENT",
                        "requestIds",
                        List.of(requests),
                        "personal",
                        Map.of("text", text, "displayName", "陈先生")));
    }

    /** A stream, read message by message. */
    private static final class Live implements AutoCloseable {
        private final Stream<String> body;
        private final Iterator<String> lines;
        private String id;

        Live(URI address, String lastId) throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(address)
                            .header("Accept", "text/event-stream")
                            .header("Authorization", "Bearer " + token("supervisor", SUPERVISOR))
                            .timeout(Duration.ofSeconds(5));
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            HttpResponse<Stream<String>> answer =
                    HttpClient.newHttpClient()
                            .send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            body = answer.body();
            lines = body.iterator();
        }

        String next() {
            while (lines.hasNext()) {
                String line = lines.next();
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    return line.substring(5).strip();
                }
            }
            throw new AssertionError("the stream ended");
        }

        @Override
        public void close() {
            body.close();
        }
    }

    @Test
    void board_comes_again_when_something_happens_and_resumes_where_it_was() throws Exception {
        UUID first = world.request(zone, null);
        String seen;
        try (Live live = new Live(watch, null)) {
            assertThat(live.next()).contains(first.toString());
            tide.runOnce(world.now());

            UUID second = world.request(zone, null);
            tide.runOnce(world.now());

            assertThat(live.next()).contains(second.toString());
            seen = live.id;
        }

        try (Live live = new Live(watch, seen)) {
            UUID third = world.request(zone, null);
            tide.runOnce(world.now());
            assertThat(live.next()).contains(third.toString());
        }
    }

    @Test
    void talk_is_streamed_line_by_line_in_the_order_of_hearing() throws Exception {
        said("一");
        said("二");
        URI talk = URI.create(watch + "/zones/" + zone + "/talk");
        String seen;
        try (Live live = new Live(talk, null)) {
            assertThat(live.next()).contains("一");
            seen = live.id;
            assertThat(live.next()).contains("二");
        }

        try (Live live = new Live(talk, seen)) {
            assertThat(live.next()).contains("二");
            said("三");
            tide.runOnce(world.now());
            assertThat(live.next()).contains("三");
        }
    }

    @Test
    void story_is_streamed_until_its_reader_leaves_the_team() throws Exception {
        UUID request = world.request(zone, null);
        try (Live live = new Live(URI.create(watch + "/requests/" + request), null)) {
            assertThat(live.next()).contains("OPENED");
            tide.runOnce(world.now());
            said("还没送来", request);
            tide.runOnce(world.now());
            assertThat(live.next()).contains("还没送来");

            teams.removeSupervisor(team, SUPERVISOR);
            said("谢谢", request);
            tide.runOnce(world.now());

            assertThat(live.lines.hasNext() && live.lines.next().contains("谢谢")).isFalse();
        }
    }

    @Test
    void tide_asks_once_for_all_streams_and_never_for_none() {
        assertThat(tide.runOnce(world.now())).isZero();
        Tidemark one = new Tidemark(Tidemark.Kind.BOARD, Set.of(zone));
        Tidemark other = new Tidemark(Tidemark.Kind.BOARD, Set.of(UUID.randomUUID()));
        tide.arrive(one);
        tide.arrive(other);
        try {
            world.request(zone, null);
            tide.runOnce(world.now());
            assertThat(tide.runOnce(world.now())).isZero();

            world.request(zone, null);

            assertThat(tide.runOnce(world.now())).isEqualTo(1);
        } finally {
            tide.leave(one);
            tide.leave(other);
        }
    }

    @Test
    void board_and_story_are_304_until_something_shown_changes() {
        UUID request = world.request(zone, null);
        for (String path : List.of("/v1/watch", "/v1/watch/requests/" + request)) {
            String tag =
                    supervisor()
                            .get(path)
                            .then()
                            .statusCode(200)
                            .header("ETag", startsWith("W/"))
                            .extract()
                            .header("ETag");
            world.tick("PT5M");
            supervisor().header("If-None-Match", tag).get(path).then().statusCode(304);

            world.happens("request.answered", request, zone, Map.of());

            supervisor().header("If-None-Match", tag).get(path).then().statusCode(200);
        }
    }

    @Test
    void stream_of_another_zone_is_refused_before_it_begins() {
        UUID elsewhere = world.zone();
        UUID request = world.request(elsewhere, null);
        for (String path : List.of("/zones/" + elsewhere + "/talk", "/requests/" + request)) {
            supervisor().accept("text/event-stream").get("/v1/watch" + path).then().statusCode(404);
        }
    }

    @Test
    void auditor_finds_looks_by_supervisor_operation_subject_and_time() {
        UUID request = world.request(zone, null);
        supervisor().get("/v1/watch");
        world.tick("PT1M");
        supervisor().get("/v1/watch/requests/" + request);
        String auditor = Tokens.of("auditor", "auditor-1", Set.of(DISTRICT), Set.of());

        for (String filter :
                List.of(
                        "about=" + request,
                        "operation=request",
                        "from=" + world.now(),
                        "supervisor=" + SUPERVISOR + "&about=" + request)) {
            given().auth()
                    .oauth2(auditor)
                    .get("/v1/audit?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.operation", contains("request"));
        }
        given().auth()
                .oauth2(auditor)
                .get("/v1/audit?to=" + world.now())
                .then()
                .body("items.operation", contains("board"));
        given().auth()
                .oauth2(auditor)
                .get("/v1/audit?supervisor=nobody")
                .then()
                .body("items", hasSize(0));
        String next =
                given().auth()
                        .oauth2(auditor)
                        .get("/v1/audit?limit=1")
                        .then()
                        .body("items[0].operation", equalTo("request"))
                        .extract()
                        .path("next");
        given().auth()
                .oauth2(auditor)
                .get("/v1/audit?limit=1&cursor=" + next)
                .then()
                .body("items[0].operation", equalTo("board"));
    }

    @Test
    void opening_a_stream_is_one_look() throws Exception {
        try (Live live = new Live(watch, null)) {
            live.next();
        }

        String page =
                given().auth()
                        .oauth2(Tokens.of("auditor", "auditor-1", Set.of(DISTRICT), Set.of()))
                        .get("/v1/audit?supervisor=" + SUPERVISOR)
                        .asString();
        assertThat(Json.tree(page).get("items").findValuesAsText("operation"))
                .containsExactly("streamWatch");
    }
}
