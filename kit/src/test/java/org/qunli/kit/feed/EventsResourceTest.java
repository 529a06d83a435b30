package org.qunli.kit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.sql.Transactions;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventsResourceTest {

    private static final UUID ZONE = UUID.fromString("01960000-0000-7000-8000-0000000000aa");

    @Inject EventFeed feed;

    @Inject Clock clock;

    @Inject Cleanup cleanup;

    @BeforeEach
    void empty() {
        cleanup.truncate();
    }

    private void append(DomainEvent... events) {
        Transactions.runInNew(() -> feed.append(events));
    }

    private DomainEvent changed(String subject) {
        return DomainEvent.of("zone.changed", subject, clock.instant())
                .in("350583", ZONE)
                .data(Map.of("zoneId", ZONE));
    }

    private static ValidatableResponse read(String token, String query) {
        return given().auth().oauth2(token).get("/v1/events/zones" + query).then();
    }

    @Test
    void service_reads_each_event_once_with_versions_and_personal_text() {
        append(changed("zone/a").personal(Map.of("name", "Chen")), changed("zone/a"));

        ValidatableResponse page = read(Tokens.service(), "?limit=1").statusCode(200);

        page.body("events", hasSize(1));
        page.body("events[0].specversion", equalTo("1.0"));
        page.body("events[0].subjectversion", equalTo(1));
        page.body("events[0].data.personal.name", equalTo("Chen"));
        String next = page.extract().path("next");
        ValidatableResponse second = read(Tokens.service(), "?after=" + next);
        second.body("events", hasSize(1)).body("events[0].subjectversion", equalTo(2));
        String end = second.extract().path("next");
        read(Tokens.service(), "?after=" + end)
                .body("events", hasSize(0))
                .body("next", equalTo(end))
                .body("asOf", notNullValue());
    }

    @Test
    void frontend_sees_only_its_channel_without_personal_text_and_versions() {
        append(
                changed("zone/a"),
                changed("zone/b")
                        .forFrontends(Set.of("wecom/ww-other"))
                        .personal(Map.of("name", "Chen")),
                changed("zone/c")
                        .forFrontends(Set.of("wecom/ww-quanzhou"))
                        .personal(Map.of("name", "Chen"))
                        .shown(Map.of("public", true)));

        ValidatableResponse page =
                read(Tokens.frontend("350583", "wecom/ww-quanzhou"), "").statusCode(200);

        page.body("events", hasSize(1))
                .body("events[0].subject", equalTo("zone/c"))
                .body("events[0].subjectversion", nullValue())
                .body("events[0].data.public", equalTo(true))
                .body("events[0].data.personal", nullValue());
        read(Tokens.frontend("350521", "wecom/ww-quanzhou"), "").body("events", hasSize(0));
    }

    @Test
    void hidden_event_leaves_next_unchanged() {
        String token = Tokens.frontend("350583", "wecom/ww-quanzhou");
        append(changed("zone/c").forFrontends(Set.of("wecom/ww-quanzhou")));
        String next = read(token, "").extract().path("next");

        append(changed("zone/hidden"));

        read(token, "?after=" + next).body("events", hasSize(0)).body("next", equalTo(next));
    }

    @Test
    void service_that_leaves_kinds_out_passes_them_by_once() {
        append(changed("zone/a"), changed("clock/x"), changed("zone/b"), changed("clock/y"));

        ValidatableResponse page = read(Tokens.service(), "?kinds=zone,group");
        String next = page.extract().path("next");
        append(changed("clock/x"));
        String later =
                read(Tokens.service(), "?kinds=zone,group&after=" + next)
                        .body("events", hasSize(0))
                        .extract()
                        .path("next");
        append(changed("zone/a"));

        page.body("events.subject", equalTo(List.of("zone/a", "zone/b")));
        assertThat(later).isNotEqualTo(next);
        read(Tokens.service(), "?kinds=zone,group&after=" + later)
                .body("events.subject", equalTo(List.of("zone/a")))
                .body("events[0].subjectversion", equalTo(2))
                .body("events[0].subjectafter", equalTo(1));
    }

    @Test
    void kinds_show_nobody_else_that_there_are_hidden_events() {
        String token = Tokens.frontend("350583", "wecom/ww-quanzhou");
        append(changed("zone/c").forFrontends(Set.of("wecom/ww-quanzhou")));
        String next = read(token, "?kinds=zone").extract().path("next");

        append(changed("zone/hidden"), changed("clock/hidden"));

        read(token, "?kinds=zone&after=" + next)
                .body("events", hasSize(0))
                .body("next", equalTo(next));
    }

    @Test
    void waiting_reader_is_woken_by_a_commit() throws Exception {
        String start = read(Tokens.service(), "").extract().path("next");
        long began = System.nanoTime();
        CompletableFuture<Integer> waiting =
                CompletableFuture.supplyAsync(
                        () ->
                                read(Tokens.service(), "?wait=PT20S&after=" + start)
                                        .extract()
                                        .<java.util.List<?>>path("events")
                                        .size());

        append(changed("zone/a"));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void waiting_reader_gets_an_empty_page_when_the_time_is_over() {
        read(Tokens.service(), "?wait=PT0.3S").statusCode(200).body("events", hasSize(0));
    }

    @Test
    void bad_queries_get_problems() {
        read(Tokens.service(), "?wait=P1D").statusCode(400);
        read(Tokens.service(), "?limit=0")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid"))
                .body("violations[0].field", equalTo("limit"));
        read(Tokens.service(), "?limit=x").statusCode(400);
        read(Tokens.service(), "?types=a,a").statusCode(200);
        read(Tokens.service(), "?kinds=" + "k,".repeat(40) + "k").statusCode(200);
        read(
                        Tokens.service(),
                        "?kinds="
                                + IntStream.range(0, 51)
                                        .mapToObj(n -> "k" + n)
                                        .collect(Collectors.joining(",")))
                .statusCode(400)
                .body("violations[0].field", equalTo("kinds"));
        read(Tokens.service(), "?after=nonsense")
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-cursor"));
        given().get("/v1/events/zones")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().auth().oauth2("not.a.token").get("/v1/events/zones").then().statusCode(401);
        read(Tokens.admin("350583"), "").statusCode(403);
        given().auth()
                .oauth2(Tokens.service())
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .get("/v1/events/requests")
                .then()
                .statusCode(404)
                .body("title", equalTo("没有找到"));
    }
}
