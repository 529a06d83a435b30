package org.qunli.kit.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads a page without making a tree of it: what an event tells is cut out as it stands. Whatever
 * lacks something that applying needs is an {@link IOException}.
 */
final class PageParser {

    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] body;

    private final JsonParser parser;

    private PageParser(byte[] body, JsonParser parser) {
        this.body = body;
        this.parser = parser;
    }

    /** A page as it was sent. */
    record Page(List<FeedEvent> events, String next, Instant asOf) {}

    static Page parse(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            return new PageParser(body, parser).page();
        } catch (RuntimeException unreadable) {
            throw new IOException("Not a page: " + unreadable.getClass().getSimpleName());
        }
    }

    private Page page() throws IOException {
        List<FeedEvent> events = null;
        String next = null;
        Instant asOf = null;
        expect(JsonToken.START_OBJECT, parser.nextToken());
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (member) {
                case "events" -> events = events(value);
                case "next" -> next = text(value);
                case "asOf" -> asOf = Instant.parse(text(value));
                default -> parser.skipChildren();
            }
        }
        if (events == null || next == null || next.isEmpty() || asOf == null) {
            throw new IOException("A page without events, next or asOf");
        }
        return new Page(events, next, asOf);
    }

    private List<FeedEvent> events(JsonToken value) throws IOException {
        expect(JsonToken.START_ARRAY, value);
        List<FeedEvent> events = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            events.add(event());
        }
        return events;
    }

    private FeedEvent event() throws IOException {
        expect(JsonToken.START_OBJECT, parser.currentToken());
        Members members = new Members();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value != JsonToken.VALUE_NULL) {
                read(members, member);
            }
        }
        return members.event();
    }

    private void read(Members into, String member) throws IOException {
        switch (member) {
            case "id" -> into.id = UUID.fromString(text());
            case "type" -> into.type = text();
            case "subject" -> into.subject = text();
            case "subjectversion" -> into.version = whole();
            case "subjectafter" -> into.after = whole();
            case "subjectended" -> into.ended = parser.getBooleanValue();
            case "district" -> into.district = text();
            case "zone" -> into.zone = UUID.fromString(text());
            case "time" -> into.time = Instant.parse(text());
            case "data" -> into.facts = cut();
            default -> parser.skipChildren();
        }
    }

    /** What stands between the braces, with them. */
    private String cut() throws IOException {
        expect(JsonToken.START_OBJECT, parser.currentToken());
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentTokenLocation().getByteOffset() + 1;
        return new String(body, from, to - from, StandardCharsets.UTF_8);
    }

    private String text() throws IOException {
        return text(parser.currentToken());
    }

    private String text(JsonToken value) throws IOException {
        expect(JsonToken.VALUE_STRING, value);
        return parser.getText();
    }

    private Long whole() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, parser.currentToken());
        return parser.getLongValue();
    }

    private static void expect(JsonToken expected, JsonToken found) throws IOException {
        if (found != expected) {
            throw new IOException("A page with " + found + " in place of " + expected);
        }
    }

    /** An event in the making. */
    private static final class Members {

        private UUID id;

        private String type;

        private String subject;

        private Long version;

        private Long after;

        private boolean ended;

        private String district;

        private UUID zone;

        private Instant time;

        private String facts;

        private FeedEvent event() throws IOException {
            require("id", id);
            require("type", type);
            require("subject", subject);
            require("subjectversion", version);
            require("time", time);
            require("data", facts);
            return new FeedEvent(
                    id, type, subject, version, after, ended, district, zone, time, facts);
        }

        /** An event that lacks something would be applied wrongly or never: no page is. */
        private static void require(String member, Object value) throws IOException {
            if (value == null) {
                throw new IOException("An event without " + member);
            }
        }
    }
}
