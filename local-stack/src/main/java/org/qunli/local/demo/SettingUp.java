package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Chapter 1: what the administrator and the supervision lead prepare. */
final class SettingUp {
    private final Stage stage;
    private final Script script;
    private final String district;

    SettingUp(Stage stage) {
        this.stage = stage;
        this.script = stage.script;
        this.district = script.text("/district/code");
    }

    void play() {
        stage.screen.chapter(script.tell("chapter.1"));
        stage.screen.columns(script.tell("column.group"), script.tell("column.qunli"));
        district();
        stage.zones().forEach(this::zone);
        stage.residents().forEach(this::resident);
        stage.officers().forEach(this::officer);
        told("set.people", stage.residents().size(), stage.officers().size());
        policy("demo");
        told("set.policy");
        desk();
        everyServiceKnows();
        team();
        stage.frontEnds.values().forEach(FrontEnd::skipThePast);
    }

    private void told(String key, Object... parts) {
        stage.screen.seen("", script.tell(key, parts));
    }

    private static Map<String, String> wording(JsonNode part) {
        return Map.of("zh", part.get("zh").asText(), "en", part.get("en").asText());
    }

    private void district() {
        stage.admin
                .put(
                        "/v1/districts/" + district,
                        Map.of(
                                "name",
                                wording(script.part("/district")),
                                "timeZone",
                                script.text("/district/timeZone")))
                .expect(200, 201);
        told("set.district", script.localized(script.part("/district")), district);
    }

    private void zone(String zone) {
        JsonNode place = script.part("/zones/" + zone);
        FrontEnd bot = stage.frontEnd(zone);
        String id =
                created(
                        "/v1/zones",
                        Map.of(
                                "district",
                                district,
                                "name",
                                wording(place),
                                "level",
                                "SEALED",
                                "status",
                                "ACTIVE"));
        stage.ids.put("zone/" + zone, id);
        String binding =
                created(
                        "/v1/zones/" + id + "/groups",
                        Map.of(
                                "channel", bot.channel(),
                                "tenant", bot.tenant(),
                                "groupId", bot.group(zone),
                                "forwarding", place.get("forwarding").asText()));
        stage.ids.put("binding/" + zone, binding);
        told("set.zone", script.localized(place), bot.channel());
    }

    private String created(String path, Object body) {
        return stage.admin.post(path, body).expect(201).text("/id");
    }

    private void resident(String resident) {
        JsonNode who = script.part("/residents/" + resident);
        String zone = "/v1/zones/" + stage.zone(who.get("zone").asText());
        String household =
                created(
                        zone + "/households",
                        Map.of(
                                "building", who.get("building").asText(),
                                "room", who.get("room").asText()));
        created(
                zone + "/members",
                Map.of(
                        "householdId",
                        household,
                        "name",
                        who.get("name").asText(),
                        "subject",
                        resident + "-" + stage.run,
                        "chatIds",
                        chatIds(resident)));
    }

    private List<Map<String, String>> chatIds(String person) {
        return List.of(stage.frontEnd(stage.zoneOf(person)).chatId(person));
    }

    private void officer(String officer) {
        JsonNode who = script.part("/officers/" + officer);
        String id =
                created(
                        "/v1/officers",
                        Map.of(
                                "district", district,
                                "name", who.get("name").asText(),
                                "nameEn", who.get("nameEn").asText(),
                                "phone", who.get("phone").asText(),
                                "unit", who.get("unit").asText(),
                                "subject", officer + "-" + stage.run,
                                "chatIds", chatIds(officer)));
        stage.ids.put("officer/" + officer, id);
        stage.admin
                .putAnew(
                        "/v1/zones/" + stage.zone(who.get("zone").asText()) + "/roster/" + id,
                        Map.of(
                                "post", who.get("post"),
                                "duties", who.get("duties"),
                                "shifts", List.of(Map.of("always", true))))
                .expect(200, 201);
    }

    /** One name for all runs: two policies of one district would compete. */
    void policy(String which) {
        ObjectNode policy = script.part("/policy/" + which).deepCopy();
        policy.putObject("scope").put("district", district);
        stage.admin.putAnew("/v1/policies/demo-" + district, policy).expect(200, 201);
    }

    private void desk() {
        FrontEnd bot = stage.frontEnds.values().iterator().next();
        stage.admin
                .putAnew(
                        "/v1/desks/demo-" + district,
                        Map.of(
                                "district", district,
                                "kind", "HEADQUARTERS",
                                "nameZh", script.text("/desk/zh"),
                                "nameEn", script.text("/desk/en"),
                                "hours", "24/7",
                                "subjects", List.of(),
                                "chatIds", List.of(bot.chatId("desk"))))
                .expect(200, 201);
        told("set.desk", script.localized(script.part("/desk")));
    }

    /** Each service has its own copy of zones and people; a message waits for none of them. */
    private void everyServiceKnows() {
        stage.officers().forEach(officer -> knows(officer, "/v1/effective-policy?zone="));
        stage.officers().forEach(officer -> knows(officer, "/v1/messages?zone="));
        stage.residents().forEach(resident -> knows(resident, "/v1/messages?zone="));
        dutyHasBegun();
        told("set.known");
    }

    private void knows(String person, String path) {
        String zone = stage.zone(stage.zoneOf(person));
        for (Caller caller : List.of(stage.own(person), stage.as(person))) {
            Patience.until(
                    caller.who() + ": GET " + path + zone,
                    () -> caller.get(path + zone),
                    answer -> answer.status() == 200);
        }
    }

    /** Duty begins at a time of zone-service; the clocks of others may be a little behind it. */
    private void dutyHasBegun() {
        String zone = stage.zone(stage.zones().get(0));
        Instant rostered =
                Instant.parse(
                        stage.admin
                                .get("/v1/zones/" + zone + "/roster/on-duty")
                                .expect(200)
                                .text("/at"));
        FrontEnd bot = stage.frontEnds.values().iterator().next();
        Patience.until(
                bot.caller().who() + ": the feed of requests as of " + rostered,
                () -> bot.asOf("requests"),
                asOf -> asOf.isAfter(rostered));
    }

    private void team() {
        String team =
                stage.lead
                        .post("/v1/teams", Map.of("district", district, "name", stage.teamName()))
                        .expect(201)
                        .text("/teamId");
        String path = "/v1/teams/" + team;
        stage.lead.put(path + "/supervisors/" + stage.supervisorSubject(), null).expect(204);
        stage.zones()
                .forEach(
                        zone ->
                                stage.lead
                                        .put(path + "/zones/" + stage.zone(zone), null)
                                        .expect(204));
        Patience.until(
                stage.supervisor.who() + ": all zones on GET /v1/watch",
                () -> stage.supervisor.get("/v1/watch"),
                watch -> stage.zones().stream().allMatch(zone -> watch.has(stage.zone(zone))));
        told("set.team");
    }
}
