package org.qunli.zone.introduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.feed.FeedConsumers;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.Events;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.zone.Town;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IntroductionTest {

    private static final String DAY = "[{\"from\":\"08:00\",\"to\":\"20:00\"}]";
    private static final String WORDS = "大家好,我是溪美街道林志远,负责药品,电话0595-5550101";

    @Inject SettableClock clock;

    @Inject FeedConsumers consumers;

    @Inject Cleanup cleanup;

    private Events events;

    private String zone;

    private String lin;

    @BeforeEach
    void lin_is_rostered() {
        cleanup.truncate();
        events = new Events();
        zone = Town.zone();
        lin = Town.officer("u-lin");
        Town.roster(zone, lin, "TOWNSHIP_CADRE", DAY).then().statusCode(201);
    }

    private FeedEvent event(String type, Map<String, Object> facts) {
        UUID message = UUID.randomUUID();
        Map<String, Object> data = new LinkedHashMap<>(facts);
        data.put("messageKey", message);
        data.put("zoneId", zone);
        data.put("district", Town.NANAN);
        data.put("at", clock.instant());
        data.put("personal", Map.of("text", WORDS, "displayName", "小林", "name", "林志远"));
        return events.next(
                type,
                "introduction/" + message,
                Town.NANAN,
                UUID.fromString(zone),
                clock.instant(),
                data);
    }

    private void deliver(FeedEvent... told) {
        consumers.deliver("requests", clock.instant(), told);
    }

    private FeedEvent claimed(String user) {
        return event(
                "introduction.claimed",
                Map.of(
                        "channel",
                        "wecom",
                        "tenant",
                        "ww-quanzhou",
                        "userId",
                        user,
                        "post",
                        "TOWNSHIP_CADRE"));
    }

    private String path() {
        return "/v1/zones/" + zone + "/introductions";
    }

    private String pending() {
        return Town.asAdmin().get(path()).then().statusCode(200).extract().path("items[0].id");
    }

    private Response confirm(String id, String officer) {
        return Town.asAdmin()
                .body("{\"officerId\":\"" + officer + "\"}")
                .post(path() + "/" + id + "/confirmation");
    }

    private Response entry() {
        return Town.asAdmin().get("/v1/zones/" + zone + "/roster/" + lin);
    }

    @Test
    void introduction_seen_in_the_group_is_taken_over_once() {
        FeedEvent seen = event("introduction.seen", Map.of("officerId", lin));
        int before = Town.events("roster.changed").size();

        deliver(seen);
        deliver(seen);
        deliver(event("introduction.seen", Map.of("officerId", lin)));

        entry().then()
                .body("introducedAt", equalTo("2026-04-04T02:00:00Z"))
                .body("introduction", equalTo(WORDS));
        assertThat(Town.events("roster.changed")).hasSize(before + 1);
        Town.asAdmin().get(path()).then().body("items", empty());
    }

    @Test
    void introduction_of_who_left_or_is_nobody_changes_nothing() {
        Town.asAdmin().delete("/v1/zones/" + zone + "/roster/" + lin).then().statusCode(204);
        int before = Town.events("roster.changed").size();

        deliver(
                event("introduction.seen", Map.of("officerId", lin)),
                event("introduction.seen", Map.of("officerId", UUID.randomUUID())),
                event("request.opened", Map.of("category", "MEDICINE")));

        assertThat(Town.events("roster.changed")).hasSize(before);
    }

    @Test
    void unknown_chat_id_is_bound_only_when_somebody_confirms() {
        FeedEvent claim = claimed("u-other-phone");
        deliver(claim, claimed("u-other-phone"));
        deliver(claim);

        Town.asAdmin()
                .get(path())
                .then()
                .body("items", hasSize(1))
                .body("items[0].chatId.userId", equalTo("u-other-phone"))
                .body("items[0].name", equalTo("林志远"))
                .body("items[0].words", equalTo(WORDS));
        Town.asAdmin().get("/v1/officers/" + lin).then().body("chatIds", hasSize(1));
        entry().then().body("introducedAt", equalTo(null));

        String id = pending();
        confirm(id, lin).then().statusCode(200).body("state", equalTo("CONFIRMED"));

        Town.asAdmin()
                .get("/v1/officers/" + lin)
                .then()
                .body("chatIds.userId", contains("u-lin", "u-other-phone"));
        assertThat(Town.lastEvent("officer.changed").at("/data/chatIds")).hasSize(2);
        entry().then().body("introducedAt", equalTo("2026-04-04T02:00:00Z"));
        confirm(id, lin).then().statusCode(409).body("type", endsWith("/problems/claim-settled"));
        Town.asAdmin().get(path()).then().body("items", empty());
        Town.asAdmin().get(path() + "?state=CONFIRMED").then().body("items", hasSize(1));
    }

    @Test
    void refused_claim_binds_nothing() {
        deliver(claimed("u-fake"));
        String id = pending();

        Town.asAdmin()
                .post(path() + "/" + id + "/refusal")
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));

        confirm(id, lin).then().statusCode(409);
        Town.asAdmin().get("/v1/officers/" + lin).then().body("chatIds", hasSize(1));
    }

    @Test
    void grid_worker_decides_and_other_officers_do_not() {
        Town.roster(zone, Town.officer("u-huang"), "GRID_WORKER", DAY).then().statusCode(201);
        deliver(claimed("u-other-phone"));
        String id = pending();

        Town.as(Tokens.person("officer", "u-lin"))
                .get(path())
                .then()
                .statusCode(403)
                .body("type", endsWith("/problems/introductions-for-grid-workers"));
        Town.as(Tokens.person("officer", "u-huang"))
                .body("{\"officerId\":\"" + lin + "\"}")
                .post(path() + "/" + id + "/confirmation")
                .then()
                .statusCode(200);
    }

    @Test
    void chat_id_of_another_officer_and_an_unknown_officer_are_refused_and_the_claim_stays() {
        String wu = Town.officer("u-wu");
        deliver(claimed("u-wu"));
        String id = pending();

        confirm(id, lin).then().statusCode(409).body("type", endsWith("/problems/chat-id-taken"));
        confirm(id, "01960000-0000-7000-8000-000000000000").then().statusCode(400);
        Town.asAdmin().get(path()).then().body("items", hasSize(1));
        confirm(id, wu).then().statusCode(200);
    }

    @Test
    void two_who_confirm_at_once_bind_one() {
        String wu = Town.officer("u-wu");
        deliver(claimed("u-new"));
        String id = pending();

        List<Integer> statuses =
                Stream.of(lin, wu)
                        .map(
                                officer ->
                                        CompletableFuture.supplyAsync(
                                                () -> confirm(id, officer).statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();

        assertThat(statuses).containsExactly(200, 409);
    }
}
