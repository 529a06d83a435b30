package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A chat front-end: hands over what its group says, and follows the feeds for what to deliver. */
final class FrontEnd {
    static final List<String> FEEDS = List.of("zones", "requests", "supervision", "notices");
    private static final int PAGE = 500;

    private final Caller caller;
    private final String channel;
    private final String tenant;
    private final String run;
    private final Map<String, String> cursors = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> events = new LinkedHashMap<>();
    private int messages;

    FrontEnd(Caller caller, String channel, String tenant, String run) {
        this.caller = caller;
        this.channel = channel;
        this.tenant = tenant;
        this.run = run;
        FEEDS.forEach(feed -> events.put(feed, new ArrayList<>()));
    }

    Caller caller() {
        return caller;
    }

    String tenant() {
        return tenant;
    }

    String channel() {
        return channel;
    }

    Map<String, String> chatId(String person) {
        return Map.of("channel", channel, "tenant", tenant, "userId", user(person));
    }

    String user(String person) {
        return "u-" + person + "-" + run;
    }

    String group(String zone) {
        return "wr-" + zone + "-" + run;
    }

    /** Speaks with the person's rights. */
    Caller as(String person, String name) {
        return caller.onBehalfOf(name, channel, tenant, user(person));
    }

    /** A message in a zone's group; {@code quoted} is a message id or null. */
    Said say(String zone, String person, String name, String words, String quoted) {
        String id = "m-" + run + "-" + channel + "-" + ++messages;
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("channel", channel);
        message.put("tenant", tenant);
        message.put("group", Map.of("id", group(zone)));
        message.put("message", Map.of("id", id, "kind", "NEW", "text", words));
        message.put("sender", Map.of("id", user(person), "displayName", name));
        if (quoted != null) {
            message.put("quoted", Map.of("messageId", quoted));
        }
        return new Said(id, words, caller.post("/v1/messages", message).expect(200));
    }

    /** A message that was handed over, and what Qunli answered. */
    record Said(String id, String words, Answer answer) {

        String request() {
            return answer.text("/requests/0/id");
        }

        /**
         * @throws StepNotSeen when Qunli understood something else
         */
        Said expect(String outcome) {
            if (!answer.text("/outcome").equals(outcome)) {
                throw new StepNotSeen(
                        "%s handed over \"%s\" and expected %s: %s"
                                .formatted(answer.who(), words, outcome, answer.body()));
            }
            return this;
        }

        /**
         * @throws StepNotSeen when the first request of the answer has another value there
         */
        Said expect(String field, String... values) {
            String value = answer.text("/requests/0/" + field);
            if (!List.of(values).contains(value)) {
                throw new StepNotSeen(
                        "%s handed over \"%s\" and expected %s of %s, got %s: %s"
                                .formatted(
                                        answer.who(),
                                        words,
                                        field,
                                        List.of(values),
                                        value,
                                        answer.body()));
            }
            return this;
        }
    }

    /** Passes over what happened before this run, so that it isn't taken for this run's. */
    void skipThePast() {
        FEEDS.forEach(this::read);
        events.values().forEach(List::clear);
    }

    /** Everything read so far of a feed, after reading on to its end. */
    List<JsonNode> feed(String feed) {
        read(feed);
        return events.get(feed);
    }

    /** Reads on to the end, and says up to which time everything was told. */
    Instant asOf(String feed) {
        return Instant.parse(read(feed).text("/asOf"));
    }

    private Answer read(String feed) {
        while (true) {
            String after = cursors.get(feed);
            Answer page =
                    caller.get(
                                    "/v1/events/%s?limit=%d%s"
                                            .formatted(
                                                    feed,
                                                    PAGE,
                                                    after == null ? "" : "&after=" + after))
                            .expect(200);
            JsonNode found = page.at("/events");
            found.forEach(events.get(feed)::add);
            String next = page.text("/next");
            if (!next.isEmpty()) {
                cursors.put(feed, next);
            }
            if (found.isEmpty() || next.equals(after)) {
                return page;
            }
        }
    }

    /** The first event of a feed that is {@code right}, waiting for it. */
    JsonNode await(String feed, String what, Predicate<JsonNode> right) {
        List<JsonNode> none = List.of();
        return Patience.until(
                        caller.who() + ": " + what,
                        () ->
                                feed(feed).stream()
                                        .filter(right)
                                        .findFirst()
                                        .map(List::of)
                                        .orElse(none),
                        found -> !found.isEmpty())
                .get(0);
    }

    /** Reports that a saying was posted, and sees that Qunli took it down. */
    void delivered(String feed, String sayingId) {
        String path = "/v1/sayings/" + feed + "/" + sayingId;
        caller.post(
                        path + "/receipts",
                        Map.of("status", "SENT", "messageId", "q-" + sayingId.substring(24)))
                .expect(200);
        Patience.until(
                caller.who() + ": the receipt of " + path,
                () -> caller.get(path),
                read -> read.has("\"SENT\""));
    }
}
