package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everyone who takes part in one run, their tokens, and the ids that Qunli gave. */
final class Stage {
    /** Found in nobody's answers but the supervision's own. */
    private final String supervisorName;

    private final String teamName;

    final URI base;
    final String run;
    final Script script;
    final Screen screen;
    final Caller admin;
    final Caller lead;
    final Caller supervisor;
    final Caller dashboard;
    final Caller anyone;
    final Map<String, FrontEnd> frontEnds = new LinkedHashMap<>();

    private final Map<String, Caller> own = new LinkedHashMap<>();

    /** By the words of the script: zones, bindings and officers. */
    final Map<String, String> ids = new LinkedHashMap<>();

    Stage(URI base, String run, Script script, Screen screen) {
        this.base = base;
        this.run = run;
        this.script = script;
        this.screen = screen;
        supervisorName = "sub-dunwei-" + run;
        teamName = "第八联合督导组-" + run;
        String district = script.text("/district/code");
        admin = token("admin", "admin-" + run, "");
        lead = token("supervision-lead", "sub-lead-" + run, "");
        supervisor = token("supervisor", supervisorName, "");
        dashboard = token("dashboard", "dashboard-" + run, "");
        anyone = Caller.anyone(base, script.tell("who.anyone"));
        for (String name : script.names("/frontEnds")) {
            String channel = script.text("/frontEnds/" + name + "/channel");
            String tenant = script.text("/frontEnds/" + name + "/tenant");
            Caller bot = token("frontend", "bot-" + name, "&channels=" + channel + "/" + tenant);
            frontEnds.put(name, new FrontEnd(bot, channel, tenant, run));
        }
    }

    private Caller token(String role, String subject, String more) {
        return Caller.withToken(
                base,
                script.tell("who." + role),
                "role=%s&sub=%s&districts=%s%s"
                        .formatted(role, subject, script.text("/district/code"), more));
    }

    String supervisorSubject() {
        return supervisorName;
    }

    String teamName() {
        return teamName;
    }

    /** What only supervision may say. */
    List<String> secrets() {
        return List.of(supervisorName, "sub-lead-" + run, teamName);
    }

    String zone(String zone) {
        return ids.get("zone/" + zone);
    }

    String binding(String zone) {
        return ids.get("binding/" + zone);
    }

    String officer(String officer) {
        return ids.get("officer/" + officer);
    }

    FrontEnd frontEnd(String zone) {
        return frontEnds.get(script.text("/zones/" + zone + "/frontEnd"));
    }

    List<String> zones() {
        return script.names("/zones");
    }

    List<String> officers() {
        return script.names("/officers");
    }

    List<String> residents() {
        return script.names("/residents");
    }

    private JsonNode person(String person) {
        return script.part((officers().contains(person) ? "/officers/" : "/residents/") + person);
    }

    String name(String person) {
        return person(person).get("name").asText();
    }

    String zoneOf(String person) {
        return person(person).get("zone").asText();
    }

    /** The person with an own token, as an app would have it: no claims, the zone decides. */
    Caller own(String person) {
        return own.computeIfAbsent(
                person,
                one ->
                        Caller.withToken(
                                base,
                                name(one),
                                "role=%s&sub=%s-%s"
                                        .formatted(
                                                officers().contains(one) ? "officer" : "resident",
                                                one,
                                                run)));
    }

    /** The person, through the front-end of the group. */
    Caller as(String person) {
        return frontEnd(zoneOf(person)).as(person, name(person));
    }

    /** A person says words of the script in the group of their zone. */
    FrontEnd.Said say(String person, String words) {
        return say(person, words, null);
    }

    FrontEnd.Said say(String person, String words, FrontEnd.Said quoted) {
        String zone = zoneOf(person);
        return frontEnd(zone)
                .say(
                        zone,
                        person,
                        name(person),
                        script.words(words),
                        quoted == null ? null : quoted.id());
    }

    /** How a line of the group's talk looks. */
    String line(String person, String words) {
        JsonNode who = person(person);
        String post =
                who.has("post")
                        ? script.tell("post." + who.get("post").asText())
                        : script.tell("post.RESIDENT");
        return "%s · %s\n  %s"
                .formatted(name(person), post, script.shownWords(words).replace("\n", "\n  "));
    }
}
