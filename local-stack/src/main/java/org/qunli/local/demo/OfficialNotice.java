package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Chapter 8: one notice reaches every group, by the front-end or by an officer's hand. */
final class OfficialNotice {
    private final Stage stage;
    private final Script script;
    private String notice;

    OfficialNotice(Stage stage) {
        this.stage = stage;
        this.script = stage.script;
    }

    void play() {
        publish();
        stage.zones().forEach(this::forward);
        Answer deliveries =
                Patience.until(
                        stage.admin.who() + ": every delivery FORWARDED",
                        () -> stage.admin.get("/v1/notices/" + notice + "/deliveries?limit=200"),
                        this::allForwarded);
        stage.screen.seen("", script.tell("notice.all", deliveries.at("/items").size()));
    }

    private void publish() {
        JsonNode words = script.part("/notice");
        notice =
                stage.admin
                        .post(
                                "/v1/notices",
                                Map.of(
                                        "kind", "ENVIRONMENT_SAMPLING",
                                        "source", Map.of("authority", words.get("authority")),
                                        "texts", List.of(text("ZH"), text("EN")),
                                        "targets",
                                                Map.of(
                                                        "districts",
                                                        List.of(script.text("/district/code")),
                                                        "zones",
                                                        stage.zones().stream()
                                                                .map(stage::zone)
                                                                .toList())))
                        .expect(201)
                        .text("/id");
        stage.admin.post("/v1/notices/" + notice + "/publication", Map.of()).expect(200);
        stage.anyone.get("/v1/notices/" + notice).expect(200);
        stage.screen.seen(
                "",
                script.tell(
                        "notice.published",
                        script.part("/notice/" + stage.screen.language())
                                .get("headline")
                                .asText()));
    }

    private Map<String, String> text(String language) {
        JsonNode words = script.part("/notice/" + language.toLowerCase(Locale.ROOT));
        return Map.of(
                "language", language,
                "headline", words.get("headline").asText(),
                "body", words.get("body").asText());
    }

    private void forward(String zone) {
        Patience.until(
                stage.admin.who() + ": a delivery for the group of " + zone,
                () -> stage.admin.get("/v1/notices/" + notice + "/deliveries?limit=200"),
                deliveries -> !state(deliveries, zone).isEmpty());
        if (script.text("/zones/" + zone + "/forwarding").equals("BOT")) {
            byFrontEnd(zone);
        } else {
            byHand(zone);
        }
    }

    private void byFrontEnd(String zone) {
        FrontEnd bot = stage.frontEnd(zone);
        JsonNode event =
                bot.await(
                        "notices",
                        "the notice to say in the group of " + zone,
                        e -> e.at("/data/groupId").asText().equals(bot.group(zone)));
        bot.delivered("notices", event.at("/data/sayingId").asText());
        forwarded(zone);
        stage.screen.seen(
                script.tell("notice.group", zoneName(zone))
                        + "\n  "
                        + script.localized(event.at("/data/text")).replace("\n", "\n  "),
                script.tell("notice.forwarded", bot.channel()));
    }

    /** An officer of the zone forwards it as an ordinary message, and reports that. */
    private void byHand(String zone) {
        String officer =
                stage.officers().stream()
                        .filter(one -> stage.zoneOf(one).equals(zone))
                        .findFirst()
                        .orElseThrow();
        String words = script.text("/notice/zh/headline") + ":" + script.text("/notice/zh/body");
        FrontEnd.Said said =
                stage.frontEnd(zone).say(zone, officer, stage.name(officer), words, null);
        if (!said.answer().at("/requests").isEmpty()) {
            throw new StepNotSeen("the forwarded notice became a request: " + said.answer());
        }
        stage.as(officer)
                .put(
                        "/v1/notices/" + notice + "/deliveries/" + stage.binding(zone),
                        Map.of("state", "FORWARDED"))
                .expect(200);
        forwarded(zone);
        stage.screen.seen(
                script.tell("notice.group", zoneName(zone))
                        + "\n  "
                        + stage.name(officer)
                        + ": "
                        + words,
                script.tell("notice.byhand", stage.name(officer)));
    }

    private String zoneName(String zone) {
        return script.localized(script.part("/zones/" + zone));
    }

    private void forwarded(String zone) {
        Patience.until(
                stage.admin.who() + ": the delivery of " + zone + " FORWARDED",
                () -> stage.admin.get("/v1/notices/" + notice + "/deliveries?limit=200"),
                deliveries -> state(deliveries, zone).equals("FORWARDED"));
    }

    private String state(Answer deliveries, String zone) {
        for (JsonNode delivery : deliveries.expect(200).at("/items")) {
            if (delivery.at("/bindingId").asText().equals(stage.binding(zone))) {
                return delivery.at("/state").asText();
            }
        }
        return "";
    }

    private boolean allForwarded(Answer deliveries) {
        return stage.zones().stream().allMatch(z -> state(deliveries, z).equals("FORWARDED"))
                && deliveries.at("/items").size() == stage.zones().size();
    }
}
