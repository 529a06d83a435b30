package org.qunli.bench.request;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.qunli.bench.stand.Answer;
import org.qunli.bench.stand.Api;
import org.qunli.bench.stand.Stand;

/**
 * A district with zones, each with a group and an officer on duty, opened through the public API.
 * Residents are guests: each asks one thing, so that what belongs together can be told by its
 * sender.
 */
final class Village {

    static final String CHANNEL = "wecom";
    static final String TENANT = "ww-quanzhou";

    /** Reminders come soon enough to be counted. */
    private static final String POLICY =
            """
            {"scope":{"district":"%s"},"spotShare":0,
             "durations":{"FIRST_RESPONSE":"PT8S","RESOLUTION":"PT2H","CONFIRMATION":"PT2H"},
             "steps":[{"clock":"FIRST_RESPONSE","offset":"-50%%","action":"REMIND","target":"ASSIGNEE"},
                      {"clock":"FIRST_RESPONSE","offset":"0","action":"REMIND","target":"ASSIGNEE"}]}
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Stand stand;

    private final List<String> zones = new ArrayList<>();

    private Village(Stand stand) {
        this.stand = stand;
    }

    static Village open(Stand stand, int zones) throws IOException {
        Village village = new Village(stand);
        Api admin = stand.api("admin");
        admin.put(
                "/v1/districts/" + Stand.DISTRICT,
                """
                {"name":{"zh":"南安市","en":"Nan'an"},"timeZone":"Asia/Shanghai"}""");
        for (int zone = 0; zone < zones; zone++) {
            village.zones.add(village.zone(admin, zone));
        }
        if (stand.stack().service("supervision").isRunning()) {
            admin.create("/v1/policies/drill-" + Stand.DISTRICT, POLICY.formatted(Stand.DISTRICT));
        }
        for (int zone = 0; zone < zones; zone++) {
            int number = zone;
            Stand.await("zone " + zone + " is known", () -> village.isKnown(number));
        }
        return village;
    }

    private String zone(Api admin, int number) throws IOException {
        String zone =
                admin.post(
                                "/v1/zones",
                                """
                                {"district":"%s","name":{"zh":"%d号楼","en":"Building %d"},
                                 "level":"SEALED","status":"ACTIVE"}"""
                                        .formatted(Stand.DISTRICT, number, number))
                        .get("id")
                        .asText();
        admin.post(
                "/v1/zones/" + zone + "/groups",
                """
                {"channel":"%s","tenant":"%s","groupId":"%s","forwarding":"BOT"}"""
                        .formatted(CHANNEL, TENANT, group(number)));
        String officer =
                admin.post(
                                "/v1/officers",
                                """
                                {"district":"%s","name":"林志远","phone":"0595-5550101","unit":"溪美街道",
                                 "chatIds":[{"channel":"%s","tenant":"%s","userId":"%s"}]}"""
                                        .formatted(
                                                Stand.DISTRICT, CHANNEL, TENANT, officer(number)))
                        .get("id")
                        .asText();
        admin.create(
                "/v1/zones/" + zone + "/roster/" + officer,
                """
                {"post":"TOWNSHIP_CADRE","duties":["MEDICINE"],"shifts":[{"always":true}]}""");
        return zone;
    }

    private boolean isKnown(int number) {
        Answer heard =
                bot().attempt(
                                "POST",
                                "/v1/messages",
                                message(number, "hello-" + number, officer(number), "大家早上好", null),
                                null,
                                PATIENCE);
        return heard.ok();
    }

    int size() {
        return zones.size();
    }

    String zone(int number) {
        return zones.get(number);
    }

    static String group(int number) {
        return "wr-drill-" + number;
    }

    static String officer(int number) {
        return "u-officer-" + number;
    }

    /** The front-end of all groups, straight to request-service. */
    Api bot() {
        return bot(stand.stack().serviceUrl("request"));
    }

    /** The front-end, to somewhere else: a proxy. */
    Api bot(URI where) {
        return stand.frontEnd(CHANNEL + "/" + TENANT).at(where);
    }

    /** A NEW message to a group. */
    static String message(int zone, String id, String sender, String text, String quoted) {
        return message(zone, id, "NEW", sender, text, quoted);
    }

    static String message(
            int zone, String id, String kind, String sender, String text, String quoted) {
        return """
        {"channel":"%s","tenant":"%s","group":{"id":"%s"},
         "message":{"id":"%s","kind":"%s","text":"%s"},"sender":{"id":"%s"}%s}"""
                .formatted(
                        CHANNEL,
                        TENANT,
                        group(zone),
                        id,
                        kind,
                        text,
                        sender,
                        quoted == null
                                ? ""
                                : ",\"quoted\":{\"messageId\":\"%s\"}".formatted(quoted));
    }
}
