package org.qunli.kit.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qunli.kit.json.Json;

/**
 * Fetches pages of other services' feeds with this service's own token. No transaction is open
 * meanwhile.
 */
@ApplicationScoped
class FeedClient {

    private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(5);

    private final FeedConfig config;

    private final OidcClient oidc;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private Tokens tokens;

    FeedClient(FeedConfig config, OidcClient oidc) {
        this.config = config;
        this.oidc = oidc;
    }

    record Fetched(String after, List<FeedEvent> events, String next, Instant asOf, boolean full) {}

    /**
     * The page after the cursor; throws {@link IOException} if the service doesn't answer well in
     * time.
     */
    Fetched fetch(String feed, String after, Duration wait, Duration slack) throws IOException {
        int limit = config.pageSize();
        String query = "?limit=" + limit + "&wait=" + wait;
        if (after != null) {
            query += "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        }
        URI base = config.sources().get(feed).url();
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve("/v1/events/" + feed + query))
                        .header("Authorization", "Bearer " + token())
                        .timeout(wait.plus(slack))
                        .build();
        JsonNode page = Json.tree(send(request));
        List<FeedEvent> events = new ArrayList<>();
        page.get("events").forEach(event -> events.add(FeedEvent.of(event)));
        return new Fetched(
                after,
                events,
                page.get("next").asText(),
                Instant.parse(page.get("asOf").asText()),
                events.size() == limit);
    }

    private String send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 401) {
                forgetToken();
            }
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "Status " + answer.statusCode() + " of " + request.uri().getPath());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private synchronized String token() throws IOException {
        try {
            if (tokens == null || tokens.isAccessTokenExpired()) {
                tokens = oidc.getTokens().await().atMost(TOKEN_TIMEOUT);
            }
            return tokens.getAccessToken();
        } catch (RuntimeException issuerAway) {
            throw new IOException("No service token", issuerAway);
        }
    }

    private synchronized void forgetToken() {
        tokens = null;
    }
}
