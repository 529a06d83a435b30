package org.qunli.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A building leaves its zone and comes back while somebody there waits for an answer. */
class ReorganisationIT {

    private static final String MINUTES =
            """
            {"scope":{"district":"350528"},"spotShare":0,
             "durations":{"FIRST_RESPONSE":"PT10M","RESOLUTION":"PT1H","CONFIRMATION":"PT1H"},
             "steps":[{"clock":"FIRST_RESPONSE","offset":"-50%","action":"REMIND","target":"ASSIGNEE"}]}
            """;

    private static final String REASON =
            "\"reason\":{\"zh\":\"八号楼提前解封\",\"en\":\"Building 8 leaves early\"}";

    @Test
    void waiting_request_and_its_clock_follow_the_household_there_and_back() {
        Village village = new Village(SharedStack.get(), "350528").open(MINUTES);
        Api.Answer opened = village.says("u-chen", "我家里没有口罩了,怎么办?");
        String question = village.lastMessage();
        assertThat(opened.text("/outcome")).as(opened.body()).isEqualTo("OPENED");
        String request = opened.text("/requests/0/id");
        JsonNode before =
                Eventually.get(
                        () -> clock(village, request), clock -> clock != null, "the clock runs");

        String building = split(village);
        follows(village, request, building);
        JsonNode moved = clock(village, request);
        assertThat(moved.get("clockId")).isEqualTo(before.get("clockId"));
        assertThat(moved.get("dueAt")).isEqualTo(before.get("dueAt"));

        Api.Answer answered = village.says("u-lin", "志愿者正在取口罩,一小时后送到", question);
        assertThat(answered.text("/outcome")).as(answered.body()).isEqualTo("RESPONDED");
        Eventually.is(
                () -> clock(village, request).path("outcome").asText().equals("MET"),
                "the answer in the moved group stops the clock");

        merge(village, building);
        follows(village, request, village.zone);
        Api.Answer resolved = village.says("u-lin", "口罩送到了", question);
        assertThat(resolved.text("/outcome")).as(resolved.body()).isEqualTo("RESOLVED");
    }

    private static String split(Village village) {
        List<String> groups = new ArrayList<>();
        village.admin
                .get("/v1/zones/" + village.zone + "/groups")
                .expect(200)
                .json()
                .get("items")
                .forEach(group -> groups.add(group.get("id").asText()));
        return village.admin
                .post(
                        "/v1/reorganisations",
                        """
                        {"kind":"SPLIT",%s,"zoneId":"%s",
                         "parts":[{"zone":{"name":{"zh":"八号楼","en":"Building 8"}},
                                   "buildings":["8"],"groupIds":["%s"]}]}
                        """
                                .formatted(REASON, village.zone, String.join("\",\"", groups)))
                .expect(201)
                .text("/steps/0/toZone");
    }

    private static void merge(Village village, String building) {
        village.admin
                .post(
                        "/v1/reorganisations",
                        """
                        {"kind":"MERGE",%s,"merged":[{"zoneId":"%s"}],"into":"%s"}
                        """
                                .formatted(REASON, building, village.zone))
                .expect(201);
    }

    /** In every service: where it is asked, who watches it, where it is talked about. */
    private static void follows(Village village, String request, String zone) {
        Eventually.is(
                () ->
                        zone.equals(
                                village.linSpeaking()
                                        .get("/v1/requests/" + request)
                                        .text("/zoneId")),
                "the request is in its new zone");
        Eventually.is(
                () -> {
                    JsonNode clock = clock(village, request);
                    return clock != null && clock.get("zoneId").asText().equals(zone);
                },
                "so is its clock");
        Eventually.is(
                () -> village.supervisor.get("/v1/watch").body().contains(zone),
                "the team watches there");
    }

    private static JsonNode clock(Village village, String request) {
        Api.Answer clocks = village.linSpeaking().get("/v1/clocks?subject=request/" + request);
        if (clocks.status() == 200) {
            for (JsonNode clock : clocks.json().get("items")) {
                if (clock.get("kind").asText().equals("FIRST_RESPONSE")) {
                    return clock;
                }
            }
        }
        return null;
    }
}
