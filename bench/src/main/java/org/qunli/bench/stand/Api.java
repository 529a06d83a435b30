package org.qunli.bench.stand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The public API, with one caller's token. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final URI base;

    private final String token;

    private final String person;

    Api(URI base, String token) {
        this(base, token, null);
    }

    private Api(URI base, String token, String person) {
        this.base = base;
        this.token = token;
        this.person = person;
    }

    /** The same caller, past the gateway. */
    public Api at(URI service) {
        return new Api(service, token, person);
    }

    /** The answer's JSON; {@link IOException} unless it is a 2xx. */
    public JsonNode get(String path) throws IOException {
        return JSON.readTree(send(request(path).GET()).body());
    }

    /** The status of asking again with the entity tag that the first answer had. */
    public int statusOfUnchanged(String path) throws IOException {
        String tag = send(request(path).GET()).headers().firstValue("ETag").orElse("");
        try {
            return HTTP.send(
                            request(path).header("If-None-Match", tag).GET().build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    public JsonNode post(String path, String json) throws IOException {
        return JSON.readTree(
                send(request(path)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json)))
                        .body());
    }

    public JsonNode put(String path, String json) throws IOException {
        return JSON.readTree(
                send(request(path)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(json)))
                        .body());
    }

    /** PUT of what isn't there yet. */
    public JsonNode create(String path, String json) throws IOException {
        return JSON.readTree(
                send(request(path)
                                .header("Content-Type", "application/json")
                                .header("If-None-Match", "*")
                                .PUT(HttpRequest.BodyPublishers.ofString(json)))
                        .body());
    }

    /** The same caller, speaking for a person of its channel. */
    public Api onBehalfOf(String channel, String tenant, String user) {
        return new Api(
                base,
                token,
                "channel=\"%s\", tenant=\"%s\", user=\"%s\"".formatted(channel, tenant, user));
    }

    /**
     * What came of one try, whatever it was.
     *
     * @param key the Idempotency-Key, or null
     * @param patience how long to wait for the answer
     */
    public Answer attempt(String method, String path, String json, String key, Duration patience) {
        HttpRequest.Builder call =
                request(path)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                json == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(json))
                        .timeout(patience);
        if (key != null) {
            call.header("Idempotency-Key", key);
        }
        long began = System.nanoTime();
        try {
            HttpResponse<String> got =
                    HTTP.send(call.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    got.statusCode(),
                    tree(got.body()),
                    got.headers().firstValue("Retry-After"),
                    (System.nanoTime() - began) / 1e6);
        } catch (IOException noAnswer) {
            return new Answer(0, null, Optional.empty(), (System.nanoTime() - began) / 1e6);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    /** Sends a file as the body. */
    public JsonNode post(String path, String mediaType, Path file) throws IOException {
        return JSON.readTree(
                send(request(path)
                                .header("Content-Type", mediaType)
                                .POST(HttpRequest.BodyPublishers.ofFile(file)))
                        .body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .timeout(TIMEOUT);
        return person == null ? request : request.header("On-Behalf-Of", person);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        HttpRequest built = request.build();
        try {
            HttpResponse<String> answer = HTTP.send(built, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(
                        built.method()
                                + " "
                                + built.uri()
                                + ": "
                                + answer.statusCode()
                                + " "
                                + answer.body());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
