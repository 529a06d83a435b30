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
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qunli.kit.json.Json;

/**
 * Fetches pages of other services' feeds with this service's own token. No transaction is open
 * meanwhile. Whatever comes that isn't a page is an {@link IOException}: a peer that answers
 * nonsense is a peer that can't be read.
 */
@ApplicationScoped
class FeedClient {

    private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(5);

    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

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
     * The page after the mark.
     *
     * @throws CursorRefused if the feed can't be read on from there
     * @throws IOException if the service doesn't answer well in time
     */
    Fetched fetch(FeedSubscriber subscriber, FeedCursors.Mark mark, Duration wait, Duration slack)
            throws IOException {
        String feed = subscriber.feed();
        int limit = config.pageSize();
        String query = "?limit=" + limit + "&wait=" + wait;
        if (!subscriber.kinds().isEmpty()) {
            query += "&kinds=" + String.join(",", new TreeSet<>(subscriber.kinds()));
        }
        if (mark.cursor() != null) {
            query += "&after=" + URLEncoder.encode(mark.cursor(), StandardCharsets.UTF_8);
        } else if (mark.fromSnapshot()) {
            query += "&snapshot=true";
        }
        URI base = config.sources().get(feed).url();
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve("/v1/events/" + feed + query))
                        .header("Authorization", "Bearer " + token())
                        .header("Accept", "application/json")
                        .build();
        return page(mark.cursor(), limit, send(request, wait.plus(slack)));
    }

    private static Fetched page(String after, int limit, byte[] body) throws IOException {
        PageParser.Page page = PageParser.parse(body);
        if (!page.events().isEmpty() && page.next().equals(after)) {
            throw new IOException("A page that doesn't lead on");
        }
        return new Fetched(
                after, page.events(), page.next(), page.asOf(), page.events().size() >= limit);
    }

    private byte[] send(HttpRequest request, Duration timeout) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(request, info -> new BoundedBody(LARGEST_ANSWER));
        try {
            // Not the request's own timeout, which ends with the head of the answer.
            return bodyOf(call.get(timeout.toMillis(), TimeUnit.MILLISECONDS), request);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new IOException("No answer within " + timeout);
        } catch (ExecutionException e) {
            throw new IOException("No answer: " + e.getCause(), e.getCause());
        }
    }

    private byte[] bodyOf(HttpResponse<byte[]> answer, HttpRequest request) throws IOException {
        int status = answer.statusCode();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (status == 200 && type.startsWith("application/json")) {
            return answer.body();
        }
        if (status == 401) {
            forgetToken();
        }
        if (status == 409 || status == 410) {
            refuse(answer.body());
        }
        throw new IOException("Status " + status + " " + type + " of " + request.uri().getPath());
    }

    private static void refuse(byte[] body) throws IOException {
        JsonNode problem;
        try {
            problem = Json.tree(body);
        } catch (RuntimeException unreadable) {
            throw new IOException("Not a problem", unreadable);
        }
        String type = problem.path("type").asText();
        String rewoundTo = problem.path("rewoundTo").asText("");
        if (type.endsWith("/feed-rewound") && !rewoundTo.isEmpty()) {
            throw CursorRefused.rewound(rewoundTo, problem.path("readBeyond").asBoolean(true));
        }
        if (type.endsWith("/cursor-expired")) {
            throw CursorRefused.expired();
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
