package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** Chapter 4: nobody answers; the officer is reminded in private, then supervision sees it. */
final class LateAnswer {
    private static final Duration ESCALATED_BY = Duration.ofSeconds(30);

    private final Stage stage;
    private final Script script;
    private final String officer;
    private final String resident;
    private final FrontEnd.Said asked;

    LateAnswer(Stage stage, String officer, String resident, FrontEnd.Said asked) {
        this.stage = stage;
        this.script = stage.script;
        this.officer = officer;
        this.resident = resident;
        this.asked = asked;
    }

    void play() {
        clockRuns();
        officerIsReminded();
        supervisionSeesIt();
        residentSeesCoordination();
        adminSeesNothing();
    }

    private void clockRuns() {
        Caller caller = stage.own(officer);
        Patience.until(
                caller.who() + ": the clock of the request is RUNNING",
                () -> caller.get("/v1/clocks?subject=request/" + asked.request()),
                clocks -> clocks.has("FIRST_RESPONSE") && clocks.has("RUNNING"));
        stage.screen.seen("", script.tell("late.silence", caller.who()));
    }

    private void officerIsReminded() {
        FrontEnd bot = stage.frontEnd(stage.zoneOf(officer));
        JsonNode event =
                bot.await(
                        "supervision",
                        "a private reminder about the request",
                        e -> isReminder(bot, e));
        String saying = event.at("/data/sayingId").asText();
        String path = "/v1/sayings/supervision/" + saying;
        Answer read = bot.caller().get(path).expect(200);
        stage.screen.seen(
                script.tell("late.private", stage.name(officer))
                        + "\n  "
                        + script.localized(read.at("/text")),
                script.tell("late.reminded"));
        onlyThisChannelReadsIt(saying, read);
        bot.delivered("supervision", saying);
        Patience.until(
                stage.name(officer) + ": the reminder under GET /v1/reminders",
                () -> stage.own(officer).get("/v1/reminders"),
                own -> own.has(asked.request()) && own.has("\"SENT\""));
        stage.screen.seen("", script.tell("late.receipt"));
    }

    private boolean isReminder(FrontEnd bot, JsonNode event) {
        if (!event.at("/data/privacy").asText().equals("PRIVATE")) {
            return false;
        }
        String id = event.at("/data/sayingId").asText();
        Answer read = bot.caller().get("/v1/sayings/supervision/" + id);
        return read.status() == 200
                && read.text("/personId").equals(bot.user(officer))
                && read.text("/about").contains(asked.request());
    }

    private void onlyThisChannelReadsIt(String saying, Answer read) {
        List<String> texts = List.of(read.text("/text/zh"), read.text("/text/en"));
        FrontEnd own = stage.frontEnd(stage.zoneOf(officer));
        for (FrontEnd bot : stage.frontEnds.values()) {
            for (String feed : FrontEnd.FEEDS) {
                for (JsonNode event : bot.feed(feed)) {
                    if (texts.stream().anyMatch(event.toString()::contains)) {
                        throw new StepNotSeen(
                                bot.caller().who() + " read the private text in " + event);
                    }
                    if (bot != own && InTheGroup.isSaying(event, saying)) {
                        throw new StepNotSeen(
                                bot.caller().who() + " heard of another's reminder: " + event);
                    }
                }
            }
            if (bot != own) {
                bot.caller().get("/v1/sayings/supervision/" + saying).expect(404);
            }
        }
        stage.screen.seen("", script.tell("late.only"));
    }

    private void supervisionSeesIt() {
        for (Caller watcher : new Caller[] {stage.supervisor, stage.lead}) {
            Patience.until(
                    watcher.who() + ": the escalated request on GET /v1/watch",
                    ESCALATED_BY,
                    () -> watcher.get("/v1/watch?limit=200"),
                    this::showsEscalation);
        }
        stage.screen.seen("", script.tell("late.watch"));
    }

    private boolean showsEscalation(Answer watch) {
        if (watch.status() != 200) {
            return false;
        }
        for (JsonNode item : watch.at("/items")) {
            if (item.at("/requestId").asText().equals(asked.request())) {
                return !item.at("/escalations").isEmpty();
            }
        }
        return false;
    }

    private void residentSeesCoordination() {
        Caller caller = stage.own(resident);
        Patience.until(
                caller.who() + ": the own request is being coordinated",
                () -> caller.get("/v1/requests/" + asked.request()),
                request -> request.status() == 200 && request.at("/coordination").asBoolean());
        stage.screen.seen("", script.tell("late.coordination", caller.who()));
    }

    private void adminSeesNothing() {
        stage.admin.get("/v1/watch").expect(404);
        stage.screen.seen("", script.tell("late.admin"));
    }
}
