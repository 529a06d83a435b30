package org.qunli.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who calls the public API: a person, a front-end, or anyone without a token. */
final class Caller {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final String who;
    private final Map<String, String> headers;

    /** All that this caller was ever told; shared with whom it speaks for. */
    private final List<Answer> heard;

    private Caller(URI base, String who, Map<String, String> headers, List<Answer> heard) {
        this.base = base;
        this.who = who;
        this.headers = headers;
        this.heard = heard;
    }

    /** Anyone, without a token. */
    static Caller anyone(URI base, String who) {
        return new Caller(base, who, Map.of("Accept-Language", "zh"), new CopyOnWriteArrayList<>());
    }

    /** The same with a token of the development issuer; {@code query} is that of /dev/token. */
    static Caller withToken(URI base, String who, String query) {
        Caller anyone = anyone(base, who);
        String token = anyone.get("/dev/token?" + query).expect(200).text("/access_token");
        return new Caller(
                base,
                who,
                Map.of("Accept-Language", "zh", "Authorization", "Bearer " + token),
                new CopyOnWriteArrayList<>());
    }

    /** A front-end acting for a person of its channel. */
    Caller onBehalfOf(String whom, String channel, String tenant, String user) {
        return with(
                whom,
                "On-Behalf-Of",
                "channel=\"%s\", tenant=\"%s\", user=\"%s\"".formatted(channel, tenant, user));
    }

    private Caller with(String name, String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(base, name, more, heard);
    }

    String who() {
        return who;
    }

    List<Answer> heard() {
        return heard;
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, Object body) {
        return call("POST", path, body);
    }

    Answer put(String path, Object body) {
        return call("PUT", path, body);
    }

    /** PUT of something that may be there from an earlier run: created, or replaced as read. */
    Answer putAnew(String path, Object body) {
        Answer there = get(path);
        return there.status() == 404
                ? with(who, "If-None-Match", "*").put(path, body)
                : with(who, "If-Match", there.etag()).put(path, body);
    }

    private Answer call(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        headers.forEach(request::header);
        try {
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            request.method(
                    method,
                    body == null
                            ? BodyPublishers.noBody()
                            : BodyPublishers.ofString(JSON.writeValueAsString(body)));
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            Answer answer =
                    new Answer(
                            who,
                            method + " " + path,
                            response.statusCode(),
                            response.body(),
                            json(response),
                            response.headers().firstValue("ETag").orElse(null));
            heard.add(answer);
            return answer;
        } catch (IOException e) {
            throw new StepNotSeen("%s: %s %s failed: %s".formatted(who, method, path, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepNotSeen(who + ": interrupted");
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return json && !response.body().isBlank() ? JSON.readTree(response.body()) : null;
    }
}
