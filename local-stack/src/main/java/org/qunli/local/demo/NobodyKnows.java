package org.qunli.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Chapter 9: nothing that others can read tells who supervises, or that anyone looked. */
final class NobodyKnows {
    private final Stage stage;
    private int answers;

    NobodyKnows(Stage stage) {
        this.stage = stage;
    }

    void play() {
        String watch = stage.supervisor.get("/v1/watch").expect(200).body();
        List<Caller> others = others();
        others.forEach(this::readEverything);
        stage.frontEnds.values().forEach(bot -> FrontEnd.FEEDS.forEach(bot::feed));
        // A front-end's own answers and those to whom it spoke for are the same list.
        Set<Answer> all = Collections.newSetFromMap(new IdentityHashMap<>());
        others.forEach(caller -> all.addAll(caller.heard()));
        all.forEach(this::tellsNothing);
        teamIsSupervisionsOwn(watch);
        stage.screen.seen("", stage.script.tell("covert.nothing", answers));
    }

    private List<Caller> others() {
        List<Caller> others = new ArrayList<>(List.of(stage.admin, stage.dashboard, stage.anyone));
        stage.officers().forEach(officer -> others.add(stage.own(officer)));
        stage.residents().forEach(resident -> others.add(stage.own(resident)));
        stage.frontEnds.values().forEach(bot -> others.add(bot.caller()));
        return others;
    }

    /** Whatever they are refused is read as well. */
    private void readEverything(Caller caller) {
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "/v1/watch",
                                "/v1/teams",
                                "/v1/reminders",
                                "/v1/escalations",
                                "/v1/audit",
                                "/v1/clocks?limit=200",
                                "/v1/requests?limit=200",
                                "/v1/notices?limit=50",
                                "/v1/officers?limit=200",
                                "/v1/policies/demo-" + stage.script.text("/district/code"),
                                "/v1/desks/demo-" + stage.script.text("/district/code")));
        FrontEnd.FEEDS.forEach(feed -> paths.add("/v1/events/" + feed + "?limit=500"));
        for (String zone : stage.zones()) {
            String id = stage.zone(zone);
            paths.add("/v1/zones/" + id);
            paths.add("/v1/zones/" + id + "/roster");
            paths.add("/v1/zones/" + id + "/duty-cards");
            paths.add("/v1/zones/" + id + "/members");
            paths.add("/v1/zones/" + id + "/coverage");
            paths.add("/v1/messages?limit=200&zone=" + id);
            paths.add("/v1/effective-policy?zone=" + id);
            paths.add("/v1/watch/zones/" + id + "/talk");
        }
        for (String path : paths) {
            Answer answer = caller.get(path);
            if (answer.status() >= 500) {
                answer.expect(200, 403, 404);
            }
        }
    }

    private void tellsNothing(Answer answer) {
        answers++;
        for (String secret : stage.secrets()) {
            if (answer.body().contains(secret)) {
                throw new StepNotSeen(
                        "%s read of supervision in %s".formatted(answer.who(), answer.call()));
            }
        }
    }

    /** The search above finds something only if the name is kept somewhere. */
    private void teamIsSupervisionsOwn(String watch) {
        if (!stage.lead.get("/v1/teams?limit=200").has(stage.teamName()) || watch.isEmpty()) {
            throw new StepNotSeen(stage.lead.who() + " does not see the own team");
        }
    }
}
