package org.qunli.zone.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.Cleanup;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.zone.Town;

/** Whoever reads zone.changed can answer "when does it end?" without asking. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ControlToldTest {

    @Inject SettableClock clock;

    @Inject Cleanup cleanup;

    @Inject ControlChanger changer;

    @BeforeEach
    void start_empty() {
        cleanup.truncate();
    }

    private static String change(String zone, String fields) {
        return Town.created(
                Town.asAdmin()
                        .body(
                                "{"
                                        + fields
                                        + ",\"reason\":{\"zh\":\"结果未出\",\"en\":\"results are late\"}}")
                        .post("/v1/zones/" + zone + "/control/changes"));
    }

    private static void tells_what_the_control_answers(String zone) {
        JsonNode told = Town.lastEvent("zone.changed").get("data");
        Town.asAdmin()
                .get("/v1/zones/" + zone + "/control")
                .then()
                .body("text.zh", org.hamcrest.Matchers.equalTo(told.get("answerZh").asText()))
                .body("text.en", org.hamcrest.Matchers.equalTo(told.get("answerEn").asText()))
                .body("promises.size()", org.hamcrest.Matchers.equalTo(told.get("promises").size()))
                .body(
                        "upcoming.size()",
                        org.hamcrest.Matchers.equalTo(told.get("upcoming").size()));
    }

    @Test
    void every_promise_and_announcement_is_told_as_it_is_answered() {
        Instant noon = clock.instant().truncatedTo(ChronoUnit.HOURS);
        String zone = Town.zone();
        tells_what_the_control_answers(zone);

        change(zone, "\"expectedLiftAt\":\"" + noon.plus(Duration.ofDays(6)) + "\"");
        change(zone, "\"expectedLiftAt\":\"" + noon.plus(Duration.ofDays(8)) + "\"");
        tells_what_the_control_answers(zone);
        assertThat(Town.lastEvent("zone.changed").at("/data/promises/0/expectedLiftAt").asText())
                .isEqualTo(noon.plus(Duration.ofDays(6)).toString());
        assertThat(Town.lastEvent("zone.changed").at("/data/promises")).hasSize(2);
        String tonight = noon.plus(Duration.ofHours(8)).toString();
        String announced =
                change(zone, "\"level\":\"CONTROLLED\",\"effectiveAt\":\"" + tonight + "\"");
        tells_what_the_control_answers(zone);
        assertThat(Town.lastEvent("zone.changed").at("/data/upcoming/0/level").asText())
                .isEqualTo("CONTROLLED");
        assertThat(Town.lastEvent("zone.changed").at("/data/level").asText()).isEqualTo("SEALED");
        Town.asAdmin()
                .delete("/v1/zones/" + zone + "/control/changes/" + announced)
                .then()
                .statusCode(204);
        tells_what_the_control_answers(zone);
        assertThat(Town.lastEvent("zone.changed").at("/data/upcoming")).isEmpty();

        change(zone, "\"level\":\"CONTROLLED\",\"effectiveAt\":\"" + tonight + "\"");
        clock.tick(Duration.ofHours(9));
        assertThat(changer.runOnce(clock.instant())).isEqualTo(1);
        tells_what_the_control_answers(zone);
        assertThat(Town.lastEvent("zone.changed").at("/data/upcoming")).isEmpty();
    }

    @Test
    void words_are_said_anew_when_the_time_zone_of_the_district_moves() {
        String zone = Town.zone();
        change(zone, "\"expectedLiftAt\":\"" + clock.instant().plus(Duration.ofDays(6)) + "\"");
        String before = Town.lastEvent("zone.changed").at("/data/answerZh").asText();

        Town.district(Town.NANAN, "Asia/Urumqi");

        tells_what_the_control_answers(zone);
        assertThat(Town.lastEvent("zone.changed").at("/data/answerZh").asText())
                .isNotEqualTo(before);
    }
}
