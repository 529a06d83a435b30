package org.qunli.request.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qunli.request.Ximei.ZONE;
import static org.qunli.request.Ximei.id;
import static org.qunli.request.Ximei.map;
import static org.qunli.request.Ximei.message;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.SettableClock;
import org.qunli.request.StoryTest;
import org.qunli.request.Ximei;

/** The figures of P8 that only a whole conversation shows: what is linked to what. */
@QuarkusTest
@TestProfile(StoryTest.ShippedReader.class)
@QuarkusTestResource(PostgresResource.class)
class ConversationQualityTest {

    @Inject Ximei ximei;

    @Inject SettableClock clock;

    private int answers;
    private int wrong;
    private int lines;
    private int right;
    private int linked;

    @Test
    void answers_are_linked_to_the_request_that_is_meant() throws Exception {
        for (var set : List.of("conversations-held-back")) {
            answers = wrong = lines = right = linked = 0;
            var file = getClass().getResource("/evaluation/" + set + ".tsv").toURI();
            for (var conversation : Conversation.of(Path.of(file))) {
                run(conversation);
            }
            double wrongly = (double) wrong / answers;
            System.out.printf(
                    "needs %s: %d lines, outcome right %.3f, links right %.3f; answers %d, linked to the wrong request %.3f%n",
                    set, lines, (double) right / lines, (double) linked / lines, answers, wrongly);
            assertThat(wrongly).as("answers linked to the wrong request").isLessThanOrEqualTo(0.01);
            assertThat((double) right / lines).as("outcome right").isGreaterThanOrEqualTo(0.7);
        }
    }

    private void run(Conversation conversation) {
        ximei.served();
        ximei.officer(
                Ximei.LIN,
                "u-lin",
                "林志远",
                "TOWNSHIP_CADRE",
                List.of("MEDICINE", "CONTROL_RULES", "RUMOUR", "CONDUCT"));
        ximei.officer(
                Ximei.GRID,
                "u-grid",
                "黄小梅",
                "GRID_WORKER",
                List.of("SUPPLIES", "SANITATION", "UTILITIES", "TESTING", "WELFARE", "OTHER"));
        ximei.zones(
                ximei.member(id("chen2"), Ximei.CHEN_HOME, ZONE, "u-chen2", "陈太太"),
                ximei.member(id("wang2"), Ximei.WANG_HOME, ZONE, "u-wang2", "王先生"));
        for (var name : List.of("li", "zhang", "zhao")) {
            ximei.zones(
                    ximei.household(id(name + "-home"), ZONE),
                    ximei.member(id(name), id(name + "-home"), ZONE, "u-" + name, name));
        }
        Map<String, String> requests = new HashMap<>();
        for (int i = 0; i < conversation.lines().size(); i++) {
            clock.tick(conversation.lines().get(i).pause());
            judge(conversation, i, requests);
        }
    }

    private void judge(Conversation conversation, int at, Map<String, String> requests) {
        var line = conversation.lines().get(at);
        JsonPath answer = Ximei.post(posted(line, at)).statusCode(200).extract().jsonPath();
        List<String> touched = answer.getList("requests.id");
        var outcome = answer.getString("outcome");
        if (outcome.equals("OPENED")) {
            List<String> did = answer.getList("requests.outcome");
            for (int i = 0, name = 0; i < touched.size() && name < line.about().size(); i++) {
                if (did.get(i).equals("OPENED")) {
                    requests.putIfAbsent(line.about().get(name++), touched.get(i));
                }
            }
        }
        Set<String> meant = new HashSet<>();
        line.about().forEach(letter -> meant.add(requests.get(letter)));
        boolean stray = !meant.containsAll(touched);
        lines++;
        right += outcome.equals(line.outcome()) ? 1 : 0;
        linked += meant.equals(new HashSet<>(touched)) ? 1 : 0;
        if (line.officer() && line.text().length() > 1) {
            answers++;
            wrong += stray ? 1 : 0;
        }
    }

    private static Map<String, Object> posted(Conversation.Line line, int at) {
        var changes = line.mark("edit") != null ? line.mark("edit") : line.mark("recall");
        var kind =
                line.mark("edit") != null ? "EDIT" : line.mark("recall") != null ? "RECALL" : "NEW";
        var id = "m-" + (changes == null ? String.valueOf(at + 1) : changes);
        var text = line.text().equals("-") ? "" : line.text();
        var content = map("id", id, "kind", kind, "text", text);
        List<Object> attachments = new ArrayList<>();
        for (var attached : List.of("image", "voice")) {
            if (line.marks().contains(attached)) {
                attachments.add(map("kind", attached, "url", "https://chat.example/" + at));
            }
        }
        if (!attachments.isEmpty()) {
            content.put("attachments", attachments);
        }
        var message = message(id, "u-" + line.who(), text, "message", content);
        quote(line, message);
        List<Object> mentions = new ArrayList<>();
        for (var mark : line.marks()) {
            if (mark.startsWith("m=")) {
                mentions.add(map("id", "u-" + mark.substring(2)));
            } else if (mark.startsWith("@")) {
                mentions.add(map("label", mark));
            }
        }
        if (!mentions.isEmpty()) {
            message.put("mentions", mentions);
        }
        return message;
    }

    private static void quote(Conversation.Line line, Map<String, Object> message) {
        if (line.mark("q") != null) {
            message.put("quoted", map("messageId", "m-" + line.mark("q")));
        } else if (line.mark("x") != null) {
            message.put("quoted", map("excerpt", line.mark("x")));
        } else if (line.mark("s") != null) {
            message.put("quoted", map("senderId", "u-" + line.mark("s")));
        }
    }
}
