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

    Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The same caller, past the gateway. */
    public Api at(URI service) {
        return new Api(service, token);
    }

    /** The answer's JSON; {@link IOException} unless it is a 2xx. */
    public JsonNode get(String path) throws IOException {
        return JSON.readTree(send(request(path).GET()).body());
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

    /** Sends a file as the body. */
    public JsonNode post(String path, String mediaType, Path file) throws IOException {
        return JSON.readTree(
                send(request(path)
                                .header("Content-Type", mediaType)
                                .POST(HttpRequest.BodyPublishers.ofFile(file)))
                        .body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(TIMEOUT);
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
