package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What chapters have in common: words in the group, Qunli's own, and an officer's answer. */
final class InTheGroup {
    private final Stage stage;
    private final Script script;

    InTheGroup(Stage stage) {
        this.stage = stage;
        this.script = stage.script;
    }

    /** Somebody says what becomes a request of one of the categories, with that officer. */
    FrontEnd.Said ask(String resident, String words, String officer, String... categories) {
        FrontEnd.Said said =
                stage.say(resident, words)
                        .expect("OPENED")
                        .expect("category", categories)
                        .expect("assignee/officerId", stage.officer(officer));
        String request = said.request();
        stage.own(resident).get("/v1/requests/" + request).expect(200);
        stage.own(officer).get("/v1/requests/" + request).expect(200);
        stage.screen.seen(
                stage.line(resident, words),
                script.tell(
                        "opened",
                        script.tell("category." + said.answer().text("/requests/0/category")),
                        stage.name(officer)));
        qunliAcknowledges(resident, said);
        return said;
    }

    /** The acknowledgement: in the front-end's feed under the id that the answer named. */
    private void qunliAcknowledges(String resident, FrontEnd.Said said) {
        String saying = said.answer().text("/say/0/sayingId");
        FrontEnd bot = stage.frontEnd(stage.zoneOf(resident));
        JsonNode event =
                bot.await(
                        "requests",
                        "the acknowledgement " + saying + " in the feed of requests",
                        e -> isSaying(e, saying));
        bot.delivered("requests", saying);
        stage.screen.seen(
                script.tell("qunli") + "\n  " + script.localized(event.at("/data/text")).strip(),
                script.tell("acknowledged"));
    }

    static boolean isSaying(JsonNode event, String saying) {
        return event.at("/type").asText().equals("saying.ready")
                && event.at("/data/sayingId").asText().equals(saying);
    }

    /** What an officer's first word is, and what it makes of the request. */
    enum Word {
        PROMISE("IN_PROGRESS", "promised"),
        ACTION("IN_PROGRESS", "acted"),
        EXPLANATION("RESPONDED", "explained");

        private final String status;
        private final String sentence;

        Word(String status, String sentence) {
            this.status = status;
            this.sentence = sentence;
        }
    }

    /** The officer answers quoting; the response clock is stopped with that outcome. */
    void answer(String officer, String words, Word word, FrontEnd.Said asked, String clockOutcome) {
        FrontEnd.Said said =
                stage.say(officer, words, asked)
                        .expect("RESPONDED")
                        .expect("id", asked.request())
                        .expect("status", word.status);
        String promisedAt = said.answer().text("/requests/0/promisedAt");
        if (word == Word.PROMISE && promisedAt.isEmpty()) {
            throw new StepNotSeen(
                    stage.name(officer) + " promised a time; Qunli heard none: " + said.answer());
        }
        stage.screen.seen(
                stage.line(officer, words), script.tell(word.sentence, clock(promisedAt)));
        Patience.until(
                stage.name(officer) + ": FIRST_RESPONSE of the request stopped, " + clockOutcome,
                () -> stage.own(officer).get("/v1/clocks?subject=request/" + asked.request()),
                clocks -> stopped(clocks, clockOutcome));
        stage.screen.seen("", script.tell("clock." + clockOutcome));
    }

    private static boolean stopped(Answer clocks, String outcome) {
        if (clocks.status() != 200) {
            return false;
        }
        for (JsonNode clock : clocks.at("/items")) {
            if (clock.at("/kind").asText().equals("FIRST_RESPONSE")
                    && clock.at("/state").asText().equals("STOPPED")) {
                return clock.at("/outcome").asText().equals(outcome);
            }
        }
        return false;
    }

    /** Hours and minutes, as the officer would say them. */
    private String clock(String instant) {
        return instant.isEmpty()
                ? ""
                : Instant.parse(instant)
                        .atZone(ZoneId.of(script.text("/district/timeZone")))
                        .toLocalTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    /** The officer says that it is done, the resident thanks: the matter never left the group. */
    void settle(String officer, String done, String resident, String thanks, FrontEnd.Said asked) {
        stage.say(officer, done, asked).expect("RESOLVED").expect("status", "RESOLVED");
        stage.screen.seen(stage.line(officer, done), script.tell("resolved"));
        stage.say(resident, thanks, asked).expect("CONFIRMED").expect("status", "CONFIRMED");
        Caller caller = stage.own(resident);
        Patience.until(
                caller.who() + ": the own request is CONFIRMED",
                () -> caller.get("/v1/requests/" + asked.request()),
                request -> request.has("CONFIRMED"));
        stage.screen.seen(stage.line(resident, thanks), script.tell("confirmed"));
    }

    /** Words that are no request: they are kept as talk, which a neighbour can read. */
    void remark(String person, String words, String neighbour) {
        FrontEnd.Said said = stage.say(person, words).expect("NOTED");
        Caller reader = stage.own(neighbour);
        String zone = stage.zone(stage.zoneOf(person));
        Patience.until(
                reader.who() + ": what " + stage.name(person) + " said in the group",
                () -> reader.get("/v1/messages?zone=" + zone),
                talk -> talk.has(said.words()));
        stage.screen.seen(stage.line(person, words), script.tell("noted"));
    }

    /** The duty cards as everyone of the zone sees them. */
    void dutyCards(String resident, List<String> officers) {
        Answer cards =
                stage.own(resident)
                        .get("/v1/zones/" + stage.zone(stage.zoneOf(resident)) + "/duty-cards")
                        .expect(200);
        for (String officer : officers) {
            String phone = script.text("/officers/" + officer + "/phone");
            if (!cards.has(stage.name(officer)) || !cards.has(phone)) {
                throw new StepNotSeen(
                        "%s does not see %s on the duty cards: %s"
                                .formatted(stage.name(resident), officer, cards.body()));
            }
        }
        stage.screen.seen(
                "", script.tell("cards", stage.name(resident), cards.at("/cards").size()));
    }
}
