package org.qunli.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Supervision is away while deadlines pass: nothing is lost, nothing fires twice, nobody is blamed.
 */
class SupervisionAwayIT {

    private static final String SECONDS =
            """
            {"scope":{"district":"350521"},"spotShare":0,
             "durations":{"FIRST_RESPONSE":"PT6S","RESOLUTION":"PT10M","CONFIRMATION":"PT10M"},
             "steps":[
              {"clock":"FIRST_RESPONSE","offset":"-50%","action":"REMIND","target":"ASSIGNEE"},
              {"clock":"FIRST_RESPONSE","offset":"0","action":"REMIND","target":"ASSIGNEE"},
              {"clock":"FIRST_RESPONSE","offset":"+PT2S","action":"ESCALATE","target":"TEAM"}]}
            """;

    private static List<String> about(Api api, String path) {
        List<String> about = new ArrayList<>();
        for (JsonNode item : api.get(path).expect(200).json().get("items")) {
            about.add(item.at("/about/id").asText());
        }
        return about;
    }

    @Test
    void deadlines_that_passed_meanwhile_are_kept_once_and_answers_count() throws IOException {
        Village village = new Village(SharedStack.get(), "350521").open(SECONDS);
        village.stack.stop("supervision");
        String answered = village.says("u-chen", "我家里没有口罩了,怎么办?").text("/requests/0/id");
        String question = village.lastMessage();
        village.says("u-lin", "已安排志愿者送,一小时后送到", question);
        String silent = village.says("u-chen", "药吃完了,降压药哪里可以买?").text("/requests/0/id");
        assertThat(silent).isNotNull().isNotEqualTo(answered);
        Eventually.staysSo(
                () -> village.chen().get("/v1/requests/" + silent).status() == 200,
                Duration.ofSeconds(9),
                "the other services go on without supervision");
        village.supervisor.get("/v1/watch").expect(503);

        village.stack.start("supervision");

        Eventually.is(
                () -> about(village.supervisor, "/v1/escalations").contains(silent),
                "what stayed unanswered escalates");
        List<String> reminders = about(village.supervisor, "/v1/reminders");
        assertThat(reminders).doesNotContain(answered);
        assertThat(about(village.supervisor, "/v1/escalations"))
                .doesNotContain(answered)
                .containsOnlyOnce(silent);
        firstResponseWasMet(village, answered);

        village.stack.kill("supervision");
        village.stack.start("supervision");

        Eventually.staysSo(
                () ->
                        about(village.supervisor, "/v1/reminders").equals(reminders)
                                && about(village.supervisor, "/v1/escalations").size() == 1,
                Duration.ofSeconds(3),
                "nothing fires twice after kill -9");
    }

    private static void firstResponseWasMet(Village village, String request) {
        Eventually.is(
                () -> {
                    for (JsonNode clock :
                            village.supervisor
                                    .get("/v1/clocks?subject=request/" + request)
                                    .expect(200)
                                    .json()
                                    .get("items")) {
                        if (clock.get("kind").asText().equals("FIRST_RESPONSE")) {
                            return clock.path("outcome").asText().equals("MET");
                        }
                    }
                    return false;
                },
                "the answer that was given counts");
    }
}
