package org.qunli.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A whole chat adapter: hands messages over, posts what Qunli says, reports how it went. */
final class ChatAdapter {
    /** The platform's own API: posts a text and answers the message's id. */
    interface Chat {
        String post(String groupId, String personId, String text, String quote, JsonNode mentions);
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI qunli;
    private final String token;
    private final Chat chat;
    private final String language;
    // A real adapter keeps these two in a file: after a restart it goes on where it was.
    private final Map<String, String> cursors = new HashMap<>();
    private final Set<String> posted = ConcurrentHashMap.newKeySet();

    ChatAdapter(URI qunli, String token, Chat chat, String language) {
        this.qunli = qunli;
        this.token = token;
        this.chat = chat;
        this.language = language;
    }

    /** Call this for every message of the groups, edits and recalls too; ids go as they are. */
    JsonNode hand(Map<String, Object> message) throws IOException {
        JsonNode answer = call("POST", "/v1/messages", message);
        for (JsonNode saying : answer.path("say")) {
            say("requests", saying);
        }
        return answer;
    }

    /** Call this in a loop of its own for each feed: requests, supervision, notices. */
    int follow(String feed, Duration wait) throws IOException {
        String path = "/v1/events/" + feed + "?types=saying.ready&wait=" + wait;
        String after = cursors.get(feed);
        JsonNode page =
                call(
                        "GET",
                        after == null ? path : path + "&after=" + URLEncoder.encode(after, UTF_8),
                        null);
        for (JsonNode event : page.get("events")) {
            JsonNode saying = event.get("data");
            boolean told = saying.hasNonNull("text");
            // Private words aren't in the feed: they are read one by one, by whose channel it is.
            say(feed, told ? saying : call("GET", path(feed, saying), null));
        }
        cursors.put(feed, page.get("next").asText());
        return page.get("events").size();
    }

    /** Each id once, whichever way it came first; nothing that is too late. */
    private void say(String feed, JsonNode saying) throws IOException {
        boolean late = Instant.parse(saying.get("expiresAt").asText()).isBefore(Instant.now());
        if (late || !posted.add(saying.get("sayingId").asText())) {
            return;
        }
        Map<String, Object> receipt = new HashMap<>();
        try {
            String quote = saying.path("quotedMessageId").asText(saying.path("quote").asText(null));
            String id =
                    chat.post(
                            saying.path("groupId").asText(null),
                            saying.path("personId").asText(null),
                            saying.at("/text/" + language).asText(),
                            quote,
                            saying.path("mentions"));
            receipt.putAll(Map.of("status", "SENT", "messageId", id));
        } catch (RuntimeException refused) {
            receipt.putAll(Map.of("status", "FAILED", "reason", "REFUSED"));
        }
        call("POST", path(feed, saying) + "/receipts", receipt);
    }

    private static String path(String feed, JsonNode saying) {
        return "/v1/sayings/" + feed + "/" + saying.get("sayingId").asText();
    }

    private JsonNode call(String method, String path, Object body) throws IOException {
        var send =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest request =
                HttpRequest.newBuilder(qunli.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, send)
                        .build();
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return JSON.readTree(answer.body());
                }
                if (answer.statusCode() < 500 || attempt == 5) {
                    throw new IOException(answer.statusCode() + " " + answer.body());
                }
                // 503: the same call again; a message is known by its id, a receipt by its saying.
                Thread.sleep(1_000L * attempt);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
