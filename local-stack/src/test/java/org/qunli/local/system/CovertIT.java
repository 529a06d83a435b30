package org.qunli.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The covert test in its first form: a supervisor whose name and team are unique marks looks,
 * nudges, settles, inspects and excludes; then everything that others can read is read, and no mark
 * may be there.
 */
class CovertIT {

    private static final String WORDS = "Marked-Words-5ab";

    private static final String POLICY =
            """
            {"scope":{"district":"350525"},"spotShare":0,
             "durations":{"FIRST_RESPONSE":"PT3S","RESOLUTION":"PT10M","CONFIRMATION":"PT10M"},
             "steps":[
              {"clock":"FIRST_RESPONSE","offset":"+PT1S","action":"ESCALATE","target":"TEAM"}]}
            """;

    private static final List<String> MARKS =
            List.of(Village.SUPERVISOR, Village.TEAM, "lead-350525", CovertIT.WORDS);

    private static final List<String> COVERT = List.of("/v1/teams", "/v1/watch", "/v1/audit");

    @Test
    void nothing_that_others_read_gives_a_supervisor_away() throws IOException {
        Village village = new Village(SharedStack.get(), "350525").open(POLICY);
        String request = village.says("u-chen", "垃圾没有及时收,门口堆了三天了").text("/requests/0/id");
        Map<String, String> ids = ids(village, request);
        superviseEverything(village, request);

        List<String> found = new ArrayList<>();
        int read = 0;
        for (Map.Entry<String, Api> other : others(village).entrySet()) {
            for (String path : readablePaths(ids)) {
                Api.Answer answer = other.getValue().get(path);
                read++;
                boolean hidden =
                        COVERT.stream().anyMatch(path::startsWith)
                                && !other.getKey().equals("nobody");
                if (hidden && answer.status() != 404) {
                    found.add(other.getKey() + " " + path + ": " + answer.status());
                }
                MARKS.stream()
                        .filter(answer.body()::contains)
                        .forEach(mark -> found.add(other.getKey() + " " + path + ": " + mark));
            }
        }

        assertThat(read).isGreaterThan(150);
        assertThat(found).isEmpty();
        assertThat(marksInLogs(village.stack.logs())).isEmpty();
    }

    @Test
    void answers_are_the_same_whether_a_supervisor_looks_or_not() {
        Village village =
                new Village(SharedStack.get(), "350526")
                        .open(POLICY.replace("350525", "350526").replace("PT3S", "PT10M"));
        String request = village.says("u-chen", "垃圾没有及时收,门口堆了三天了").text("/requests/0/id");
        Eventually.is(
                () -> village.supervisor.get("/v1/watch").body().contains(request),
                "the watch has the request");
        Eventually.is(
                () ->
                        village.chen()
                                .get("/v1/requests/" + request)
                                .json()
                                .at("/dueAt/FIRST_RESPONSE")
                                .isTextual(),
                "the due time is known");
        Map<String, String> before = answers(village, request);

        for (int look = 0; look < 3; look++) {
            village.supervisor.get("/v1/watch").expect(200);
            village.supervisor.get("/v1/watch/requests/" + request).expect(200);
            village.supervisor.get("/v1/watch/zones/" + village.zone + "/talk").expect(200);
        }

        assertThat(answers(village, request)).isEqualTo(before);
    }

    private static Map<String, String> answers(Village village, String request) {
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, Api> readers =
                Map.of("R", village.chen(), "O", village.linSpeaking(), "A", village.admin);
        for (String path :
                List.of(
                        "/v1/requests/" + request,
                        "/v1/zones/" + village.zone,
                        "/v1/zones/" + village.zone + "/coverage",
                        "/v1/messages?zone=" + village.zone,
                        "/v1/clocks?subject=request/" + request)) {
            readers.forEach(
                    (who, api) -> {
                        Api.Answer answer = api.get(path);
                        // A problem has a trace id of its own; its status is what counts.
                        String body = answer.status() < 400 ? answer.body() : "";
                        answers.put(
                                who + " " + path,
                                answer.status() + " " + answer.etag() + " " + body);
                    });
        }
        for (String feed : List.of("zones", "requests", "supervision", "notices")) {
            JsonNode page = village.bot.get("/v1/events/" + feed + "?limit=1000").json();
            answers.put("F " + feed, page.get("events").toString());
        }
        return answers;
    }

    private static void superviseEverything(Village village, String request) {
        Eventually.is(
                () -> village.supervisor.get("/v1/escalations").body().contains(request),
                "the escalation reaches the team");
        village.supervisor.get("/v1/watch").expect(200);
        village.supervisor.get("/v1/watch/requests/" + request).expect(200);
        village.supervisor.get("/v1/watch/zones/" + village.zone + "/talk").expect(200);
        Api.Answer nudged =
                village.supervisor.post("/v1/reminders", "{\"requestId\":\"" + request + "\"}");
        assertThat(nudged.status()).as(nudged.body()).isBetween(200, 202);
        for (JsonNode escalation : village.supervisor.get("/v1/escalations").json().get("items")) {
            if (escalation.at("/about/id").asText().equals(request)) {
                String path = "/v1/escalations/" + escalation.get("escalationId").asText();
                village.supervisor.put(path + "/acknowledgement", null);
                village.supervisor.put(path + "/outcome", "{\"outcome\":\"SETTLED\"}");
            }
        }
        inspectAndExclude(village, request);
    }

    /** With words of their own on everything that takes words. */
    private static void inspectAndExclude(Village village, String request) {
        String finding =
                village.supervisor
                        .post(
                                "/v1/inspections",
                                """
                                {"zoneId":"%1$s","note":"%3$s","findings":[{"kind":"SANITATION",
                                 "owner":"%2$s","note":"%3$s",
                                 "photos":[{"url":"https://files.example/%3$s.jpg"}]}]}
                                """
                                        .formatted(village.zone, village.lin, WORDS))
                        .expect(201)
                        .text("/findings/0/findingId");
        village.linSpeaking().get("/v1/inspections").expect(200);
        village.lead
                .post(
                        "/v1/inspections/findings/" + finding + "/rechecks",
                        "{\"passed\":false,\"note\":\"%s\"}".formatted(WORDS))
                .expect(201);
        String exclusion =
                village.supervisor
                        .post(
                                "/v1/scorecards/exclusions",
                                """
                                {"requestId":"%s","reason":"OUT_OF_THEIR_HANDS","note":"%s"}
                                """
                                        .formatted(request, WORDS))
                        .expect(201)
                        .text("/exclusionId");
        village.lead.put(
                "/v1/scorecards/exclusions/" + exclusion + "/decision", "{\"approved\":true}");
    }

    private static Map<String, Api> others(Village village) {
        Map<String, Api> others = new LinkedHashMap<>();
        others.put("resident", village.chen());
        others.put("officer", village.linSpeaking());
        others.put("admin", village.admin);
        others.put("frontend", village.bot);
        others.put("dashboard", village.api("dashboard", "dash-1", List.of()));
        others.put("service", village.api("service", "some-service", List.of()));
        others.put("desk", village.api("desk", "desk-1", List.of()));
        others.put("nobody", new Api(village.stack.baseUrl(), null));
        return others;
    }

    private static Map<String, String> ids(Village village, String request) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("{zoneId}", village.zone);
        ids.put("{code}", village.district);
        ids.put("{officerId}", village.lin);
        ids.put("/requests/{id}", "/requests/" + request);
        ids.put("{name}", "test-" + village.district);
        ids.put("{category}", "SANITATION");
        ids.put("{id}", request);
        return ids;
    }

    /** Every GET of the contract, with ids of this village where there are such, and every feed. */
    private static List<String> readablePaths(Map<String, String> ids) throws IOException {
        JsonNode contract =
                new ObjectMapper(new YAMLFactory())
                        .readTree(Path.of("../docs/openapi/qunli.yaml").toFile());
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : contract.get("paths").properties()) {
            if (!path.getValue().has("get")) {
                continue;
            }
            String filled = path.getKey();
            if (filled.contains("{feed}")) {
                paths.addAll(ofEveryFeed(filled, ids.get("{id}")));
                continue;
            }
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replace(id.getKey(), id.getValue());
            }
            filled = filled.replaceAll("\\{[^}]+}", ids.get("{zoneId}"));
            paths.add(filled);
            paths.add(filled + "?zone=" + ids.get("{zoneId}") + "&limit=200");
        }
        return paths;
    }

    private static List<String> ofEveryFeed(String path, String id) {
        List<String> paths = new ArrayList<>();
        for (String feed : List.of("zones", "requests", "supervision", "notices")) {
            for (String service : List.of("zone", "request", "supervision", "notice")) {
                paths.add(
                        path.replace("{feed}", feed)
                                        .replace("{service}", service)
                                        .replaceAll("\\{[^}]+}", id)
                                + "?limit=1000");
            }
        }
        return paths.stream().distinct().toList();
    }

    private static List<String> marksInLogs(Path logs) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                MARKS.stream()
                        .filter(text::contains)
                        .forEach(mark -> found.add(file.getFileName() + ": " + mark));
            }
        }
        return found;
    }
}
