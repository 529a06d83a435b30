package org.qunli.local.system;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qunli.local.LocalStack;

/**
 * A sealed village with one group, a resident Chen and two officers, Lin for supplies and medicine
 * and Wu of the medical post; a desk, and a covert team with one supervisor. Everything is set up
 * through the public API; each village has a district of its own.
 */
final class Village {

    static final String SUPERVISOR = "sub-Marked-Supervisor-7f3";

    static final String TEAM = "Marked-Team-Name-9c1";

    final String district;

    final String tenant;

    final String group;

    final Api admin;

    final Api bot;

    final Api otherBot;

    final Api lead;

    final Api supervisor;

    final LocalStack stack;

    String zone;

    String lin;

    private int messages;

    Village(LocalStack stack, String district) {
        this.stack = stack;
        this.district = district;
        this.tenant = "ww-" + district;
        this.group = "wr-ximei-" + UUID.randomUUID();
        this.admin = api("admin", "admin-1", List.of());
        this.bot = api("frontend", "bot-1", List.of("wecom/" + tenant));
        this.otherBot = api("frontend", "bot-2", List.of("wecom/ww-elsewhere"));
        this.lead = api("supervision-lead", "lead-" + district, List.of());
        this.supervisor = api("supervisor", SUPERVISOR, List.of());
    }

    Api api(String role, String sub, List<String> channels) {
        return new Api(
                stack.baseUrl(),
                stack.token(
                        role, sub, Map.of("districts", List.of(district), "channels", channels)));
    }

    /** The resident Chen, through the front-end. */
    Api chen() {
        return bot.onBehalfOf(tenant, "u-chen");
    }

    /** The officer Lin, through the front-end. */
    Api linSpeaking() {
        return bot.onBehalfOf(tenant, "u-lin");
    }

    /** Sets everything up; {@code policy} is the document of the district's policy. */
    Village open(String policy) {
        admin.put(
                        "/v1/districts/" + district,
                        """
                        {"name":{"zh":"试验区","en":"Test district"},"timeZone":"Asia/Shanghai"}
                        """)
                .expect(201);
        zone =
                created(
                        "/v1/zones",
                        """
                        {"district":"%s","name":{"zh":"溪美村","en":"Ximei"},
                         "level":"SEALED","status":"ACTIVE"}
                        """
                                .formatted(district));
        String household =
                created(
                        "/v1/zones/" + zone + "/households",
                        "{\"building\":\"8\",\"room\":\"1203\"}");
        created(
                "/v1/zones/" + zone + "/members",
                """
                {"householdId":"%s","name":"陈先生","subject":"chen-%s",
                 "chatIds":[{"channel":"wecom","tenant":"%s","userId":"u-chen"}]}
                """
                        .formatted(household, district, tenant));
        created(
                "/v1/zones/" + zone + "/groups",
                """
                {"channel":"wecom","tenant":"%s","groupId":"%s","forwarding":"BOT"}
                """
                        .formatted(tenant, group));
        lin = officer("u-lin", "林志远", "TOWNSHIP_CADRE", "\"SUPPLIES\",\"MEDICINE\"");
        officer("u-wu", "吴医生", "MEDICAL_WORKER", "\"MEDICAL_CARE\"");
        admin.create("/v1/policies/test-" + district, policy).expect(201);
        admin.create(
                        "/v1/desks/hq-" + district,
                        """
                        {"district":"%s","kind":"HEADQUARTERS","nameZh":"指挥部",
                         "nameEn":"Headquarters","hours":"24/7","subjects":[],
                         "chatIds":[{"channel":"wecom","tenant":"%s","userId":"u-desk"}]}
                        """
                                .formatted(district, tenant))
                .expect(201);
        openTeam();
        return this;
    }

    private void openTeam() {
        // The lead names a zone only once supervision-service has heard of it.
        String team =
                lead.post(
                                "/v1/teams",
                                "{\"district\":\"%s\",\"name\":\"%s\"}".formatted(district, TEAM))
                        .expect(201)
                        .text("/teamId");
        Eventually.is(
                () -> lead.put("/v1/teams/" + team + "/zones/" + zone, null).status() < 300,
                "the team's zone is known");
        lead.put("/v1/teams/" + team + "/supervisors/" + SUPERVISOR, null);
        Eventually.is(
                () -> {
                    String seen = supervisor.get("/v1/watch").body();
                    return seen.contains(zone);
                },
                "the supervisor's watch has the zone");
        Eventually.is(
                () ->
                        bot.get("/v1/events/requests").status() == 200
                                && chen().get("/v1/messages?zone=" + zone).status() == 200
                                && linSpeaking().get("/v1/messages?zone=" + zone).status() == 200,
                "request-service knows the people");
    }

    private String created(String path, String body) {
        return admin.post(path, body).expect(201).text("/id");
    }

    private String officer(String user, String name, String post, String duties) {
        String id =
                created(
                        "/v1/officers",
                        """
                        {"district":"%s","name":"%s","phone":"0595-5550101","unit":"溪美街道",
                         "subject":"%s-%s",
                         "chatIds":[{"channel":"wecom","tenant":"%s","userId":"%s"}]}
                        """
                                .formatted(district, name, user, district, tenant, user));
        admin.create(
                        "/v1/zones/" + zone + "/roster/" + id,
                        """
                        {"post":"%s","duties":[%s],"shifts":[{"always":true}]}
                        """
                                .formatted(post, duties))
                .expect(201);
        return id;
    }

    /** A word in the group. */
    Api.Answer says(String user, String text) {
        return says(user, text, null);
    }

    /** A word in the group that quotes another message. */
    Api.Answer says(String user, String text, String quoted) {
        return bot.post("/v1/messages", message("m-" + ++messages, user, text, quoted)).expect(200);
    }

    String lastMessage() {
        return "m-" + messages;
    }

    String message(String id, String user, String text, String quoted) {
        return """
        {"channel":"wecom","tenant":"%s","group":{"id":"%s"},
         "message":{"id":"%s","kind":"NEW","text":"%s"},
         "sender":{"id":"%s","displayName":"%s"}%s}
        """
                .formatted(
                        tenant,
                        group,
                        id,
                        text,
                        user,
                        user,
                        quoted == null
                                ? ""
                                : ",\"quoted\":{\"messageId\":\"%s\"}".formatted(quoted));
    }
}
