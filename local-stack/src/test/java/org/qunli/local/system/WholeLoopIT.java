package org.qunli.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a resident's word to the resident's thanks, across four processes. */
class WholeLoopIT {

    private static final String SECONDS =
            """
            {"scope":{"district":"350583"},"spotShare":0,
             "durations":{"FIRST_RESPONSE":"PT4S","RESOLUTION":"PT10M","CONFIRMATION":"PT10M"},
             "steps":[
              {"clock":"FIRST_RESPONSE","offset":"-50%","action":"REMIND","target":"ASSIGNEE"},
              {"clock":"FIRST_RESPONSE","offset":"+PT1S","action":"ESCALATE","target":"TEAM"}]}
            """;

    private static List<JsonNode> privateSayings(Api api) {
        List<JsonNode> sayings = new ArrayList<>();
        for (JsonNode event :
                api.get("/v1/events/supervision?types=saying.ready")
                        .expect(200)
                        .json()
                        .get("events")) {
            if (event.at("/data/privacy").asText().equals("PRIVATE")) {
                sayings.add(event.get("data"));
            }
        }
        return sayings;
    }

    @Test
    void resident_is_answered_and_a_late_officer_reminded_in_private() {
        Village village = new Village(SharedStack.get(), "350583").open(SECONDS);

        Api.Answer opened = village.says("u-chen", "我家里没有口罩了,怎么办?");
        String question = village.lastMessage();
        assertThat(opened.text("/outcome")).as(opened.body()).isEqualTo("OPENED");
        assertThat(opened.text("/requests/0/category")).isEqualTo("SUPPLIES");
        assertThat(opened.text("/requests/0/assignee/officerId")).isEqualTo(village.lin);
        assertThat(opened.json().get("say")).isNotEmpty();
        String request = opened.text("/requests/0/id");

        reminderIsSeenOnlyByItsOfficer(village);
        escalationIsWatched(village, request);
        answerStopsTheClock(village, request, question);
        resolvedAndConfirmed(village, request, question);
    }

    private static void reminderIsSeenOnlyByItsOfficer(Village village) {
        JsonNode reminder =
                Eventually.get(
                                () -> privateSayings(village.bot),
                                sayings -> !sayings.isEmpty(),
                                "a private reminder")
                        .get(0);
        String path = "/v1/sayings/supervision/" + reminder.get("sayingId").asText();
        Api.Answer read = village.bot.get(path).expect(200);
        assertThat(read.text("/personId")).isEqualTo("u-lin");
        assertThat(read.text("/text/zh")).isNotBlank();
        assertThat(reminder.has("text")).isFalse();
        assertThat(privateSayings(village.otherBot)).isEmpty();
        village.otherBot.get(path).expect(404);
        village.chen().get(path).expect(403);
        village.bot
                .post(path + "/receipts", "{\"status\":\"SENT\",\"messageId\":\"p-1\"}")
                .expect(200);
        Api.Answer own = village.linSpeaking().get("/v1/reminders").expect(200);
        assertThat(own.json().get("items")).hasSize(1);
        village.chen().get("/v1/reminders").expect(403);
    }

    private static void escalationIsWatched(Village village, String request) {
        Eventually.is(
                () -> village.supervisor.get("/v1/escalations").body().contains(village.zone),
                "the team sees the escalation");
        Eventually.is(
                () ->
                        village.chen()
                                .get("/v1/requests/" + request)
                                .json()
                                .get("coordination")
                                .asBoolean(),
                "the resident sees that it is being coordinated");
        village.admin.get("/v1/watch").expect(404);
        village.linSpeaking().get("/v1/watch").expect(404);
    }

    private static void answerStopsTheClock(Village village, String request, String question) {
        Api.Answer answered = village.says("u-lin", "志愿者正在取口罩,一小时后送到", question);
        assertThat(answered.text("/outcome")).as(answered.body()).isEqualTo("RESPONDED");
        assertThat(answered.text("/requests/0/status")).isEqualTo("IN_PROGRESS");
        assertThat(answered.text("/requests/0/promisedAt")).isNotNull();
        Eventually.is(
                () -> {
                    for (JsonNode clock :
                            village.linSpeaking()
                                    .get("/v1/clocks?subject=request/" + request)
                                    .expect(200)
                                    .json()
                                    .get("items")) {
                        if (clock.get("kind").asText().equals("FIRST_RESPONSE")) {
                            return clock.path("outcome").asText().equals("LATE");
                        }
                    }
                    return false;
                },
                "the first answer stops its clock, late");
    }

    private static void resolvedAndConfirmed(Village village, String request, String question) {
        Api.Answer resolved = village.says("u-lin", "口罩送到了", question);
        assertThat(resolved.text("/outcome")).as(resolved.body()).isEqualTo("RESOLVED");
        Api.Answer thanked = village.says("u-chen", "口罩收到了,太感谢了!");
        assertThat(thanked.text("/outcome")).as(thanked.body()).isEqualTo("CONFIRMED");
        assertThat(village.chen().get("/v1/requests/" + request).expect(200).text("/status"))
                .isEqualTo("CONFIRMED");
        Eventually.is(
                () ->
                        village.supervisor
                                .get("/v1/watch/requests/" + request)
                                .body()
                                .contains("CONFIRMED"),
                "supervision has the whole story");
    }
}
