package org.qunli.supervision.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.qunli.supervision.World.step;
import static org.qunli.supervision.World.wecom;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.SettableClock;
import org.qunli.kit.testing.Tokens;
import org.qunli.supervision.SupervisionPostgres;
import org.qunli.supervision.World;
import org.qunli.supervision.firing.DeadlineWatcher;

@QuarkusTest
@QuarkusTestResource(SupervisionPostgres.class)
class DeskAtNightTest {

    private static final ZoneId LOCAL = ZoneId.of("Asia/Shanghai");

    private static final String BY_DAY =
            """
            "opening": [{"days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY",
                         "SATURDAY", "SUNDAY"], "from": "08:00", "to": "20:00"}],
            """;

    @Inject World world;

    @Inject SettableClock clock;

    @Inject DeadlineWatcher watcher;

    private UUID zone;

    @BeforeEach
    void begin() {
        world.begin();
        world.policy(step("FIRST_RESPONSE", "0", "ESCALATE", "TEAM"));
        zone = world.zone();
        world.officer(zone, "TOWNSHIP_CADRE", wecom("u-lin"));
    }

    private static String sms(String user) {
        return "{\"channel\": \"sms\", \"tenant\": \"350583\", \"userId\": \"" + user + "\"}";
    }

    private static String chat(String user) {
        return "{\"channel\": \"wecom\", \"tenant\": \"ww-quanzhou\", \"userId\": \""
                + user
                + "\"}";
    }

    private static ValidatableResponse put(String code, String kind, String people, String more) {
        return given().auth()
                .oauth2(Tokens.admin("350583"))
                .contentType(ContentType.JSON)
                .header("If-None-Match", "*")
                .body(
                        """
                        {"district": "350583", "kind": "%s", "nameZh": "台", "nameEn": "Desk",
                         "hours": "8-20", %s "subjects": [], "chatIds": [%s]}
                        """
                                .formatted(kind, more, people))
                .put("/v1/desks/" + code)
                .then();
    }

    private void overdueAt(LocalTime time) {
        LocalDate day = clock.instant().atZone(LOCAL).toLocalDate().plusDays(1);
        clock.tick(
                Duration.between(
                        clock.instant(),
                        day.atTime(time).atZone(LOCAL).toInstant().minus(Duration.ofMinutes(10))));
        world.request(zone, null);
        world.tick("PT10M");
        world.caughtUp();
        watcher.runOnce(world.now());
    }

    private List<String> told() {
        return world.texts(
                "select person_id from saying where kind = 'DESK_ESCALATION' order by created_at, id");
    }

    @Test
    void by_day_its_own_people_are_told_and_by_night_those_on_call_one_after_another() {
        put("nearby", "DEPARTMENT", chat("u-near"), "").statusCode(201);
        put(
                        "hq",
                        "HEADQUARTERS",
                        chat("u-hq"),
                        BY_DAY
                                + "\"night\": {\"onCall\": [%s, %s], \"desk\": \"nearby\"},"
                                        .formatted(sms("u-call-1"), sms("u-call-2")))
                .statusCode(201)
                .body("night.onCall[1].userId", equalTo("u-call-2"))
                .body("opening[0].from", equalTo("08:00"));
        overdueAt(LocalTime.of(12, 0));
        assertThat(told()).containsExactly("u-hq");

        overdueAt(LocalTime.of(2, 30));
        assertThat(told()).containsExactly("u-hq", "u-call-1");
        world.tick("PT1M");
        world.receipt("u-call-1", "FAILED");
        assertThat(told()).containsExactly("u-hq", "u-call-1", "u-call-2");
        world.tick("PT1M");
        world.receipt("u-call-2", "UNSUPPORTED");
        assertThat(told()).endsWith("u-near");
        world.tick("PT1M");
        world.receipt("u-near", "FAILED");

        assertThat(told()).endsWith("u-hq").hasSize(5);
        assertThat(
                        world.texts(
                                "select distinct privacy from saying where kind = 'DESK_ESCALATION'"))
                .containsExactly("PRIVATE");
    }

    @Test
    void what_was_delivered_goes_no_further() {
        put("hq", "HEADQUARTERS", chat("u-1") + "," + chat("u-2"), "").statusCode(201);
        overdueAt(LocalTime.of(12, 0));
        world.receipt("u-1", "FAILED");
        world.receipt("u-2", "SENT");

        assertThat(told()).containsExactlyInAnyOrder("u-1", "u-2");
    }

    @Test
    void desk_without_a_private_way_is_told_on_no_other() {
        world.group(zone, "irc", "x", "NONE");
        put(
                        "hq",
                        "HEADQUARTERS",
                        "{\"channel\": \"irc\", \"tenant\": \"x\", \"userId\": \"hq\"}",
                        "")
                .statusCode(201);
        overdueAt(LocalTime.of(12, 0));

        assertThat(told()).isEmpty();
        assertThat(world.count("escalation_desk")).isEqualTo(1);
    }

    @Test
    void whoever_is_on_call_is_never_told_by_the_bot_of_a_group() {
        put(
                        "hq",
                        "HEADQUARTERS",
                        chat("u-hq"),
                        BY_DAY + "\"night\": {\"onCall\": [%s]},".formatted(chat("u-call")))
                .statusCode(400)
                .body("violations[0].field", equalTo("night.onCall[0]"));
        put(
                        "hq",
                        "HEADQUARTERS",
                        chat("u-hq"),
                        BY_DAY
                                + "\"night\": {\"onCall\": [%s, {\"channel\": \"tel\", \"tenant\": \"1\", \"userId\": \"u-tel\"}]},"
                                        .formatted(sms("u-call")))
                .statusCode(201);
        world.group(zone, "sms", "350583", "ALWAYS");
        overdueAt(LocalTime.of(2, 30));

        assertThat(told()).containsExactly("u-tel");
    }

    @Test
    void night_desk_is_another_one_and_never_itself_again() {
        put("hq", "HEADQUARTERS", chat("u-hq"), "\"night\": {\"onCall\": [], \"desk\": \"hq\"},")
                .statusCode(400)
                .body("violations[0].field", equalTo("night.desk"));
        put("hq", "HEADQUARTERS", chat("u-hq"), "\"night\": {\"onCall\": [], \"desk\": \"x\"},")
                .statusCode(400);
        put("hq", "HEADQUARTERS", chat("u-hq"), BY_DAY.replace("08:00", "8:00")).statusCode(400);
    }
}
