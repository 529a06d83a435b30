package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What is left for the reader's own tries: a group, a resident and an officer with the ids of the
 * README's curls. The first run makes them; later ones find them there.
 */
final class Tryout {
    private final Stage stage;
    private final Script script;
    private final String zone;
    private final FrontEnd bot;

    Tryout(Stage stage) {
        this.stage = stage;
        this.script = stage.script;
        this.zone = script.text("/tryout/zone");
        this.bot = stage.frontEnd(zone);
    }

    void prepare() {
        if (enter("/v1/zones/" + stage.zone(zone) + "/groups", group()).status() == 201) {
            resident();
            officer();
        }
        stage.screen.seen("", script.tell("tryout", script.text("/tryout/group")));
    }

    private Answer enter(String path, Object body) {
        return stage.admin.post(path, body).expect(201, 409);
    }

    private Map<String, Object> group() {
        return Map.of(
                "channel", bot.channel(),
                "tenant", bot.tenant(),
                "groupId", script.text("/tryout/group"),
                "forwarding", "BOT");
    }

    private List<Map<String, String>> chatId(JsonNode who) {
        return List.of(
                Map.of(
                        "channel", bot.channel(),
                        "tenant", bot.tenant(),
                        "userId", who.get("userId").asText()));
    }

    private void resident() {
        JsonNode who = script.part("/tryout/resident");
        String path = "/v1/zones/" + stage.zone(zone);
        Answer household =
                enter(
                        path + "/households",
                        Map.of("building", who.get("building"), "room", who.get("room")));
        if (household.status() == 201) {
            enter(
                    path + "/members",
                    Map.of(
                            "householdId", household.text("/id"),
                            "name", who.get("name"),
                            "chatIds", chatId(who)));
        }
    }

    private void officer() {
        JsonNode who = script.part("/tryout/officer");
        Answer officer =
                enter(
                        "/v1/officers",
                        Map.of(
                                "district", script.text("/district/code"),
                                "name", who.get("name"),
                                "phone", who.get("phone"),
                                "unit", who.get("unit"),
                                "chatIds", chatId(who)));
        if (officer.status() == 201) {
            stage.admin
                    .putAnew(
                            "/v1/zones/" + stage.zone(zone) + "/roster/" + officer.text("/id"),
                            Map.of(
                                    "post", who.get("post"),
                                    "duties", who.get("duties"),
                                    "shifts", List.of(Map.of("always", true))))
                    .expect(200, 201);
        }
    }
}
