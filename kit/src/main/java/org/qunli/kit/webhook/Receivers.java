package org.qunli.kit.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends one signed body to one receiver: resolves, checks the addresses, connects to one that was
 * checked, follows no redirect, reads no answer but its status. Holds no thread meanwhile.
 */
@ApplicationScoped
class Receivers {

    private final WebhookConfig config;

    private final AddressGuard guard;

    private final Vertx vertx;

    private final HttpClient http;

    Receivers(WebhookConfig config, AddressGuard guard, Vertx vertx, TlsConfigurationRegistry tls) {
        this.config = config;
        this.guard = guard;
        this.vertx = vertx;
        HttpClientOptions options =
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setMaxPoolSize(4)
                        .setKeepAliveTimeout(15)
                        .setVerifyHost(true)
                        .setForceSni(true);
        // quarkus.tls.webhook.trust-store…: for receivers whose certificates a private CA signs.
        tls.get("webhook").ifPresent(t -> options.setTrustOptions(t.getTrustStoreOptions()));
        this.http = vertx.createHttpClient(options);
    }

    /**
     * A delivery.
     *
     * @param id webhook-id
     * @param turn which of several addresses is tried: another one each time
     * @param secrets the live ones
     */
    record Delivery(URI url, UUID id, String body, List<byte[]> secrets, Instant at, int turn) {}

    /** Delivers, and answers what came of it; never exceptionally. */
    CompletableFuture<Attempt> deliver(Delivery delivery) {
        long began = System.nanoTime();
        return CompletableFuture.supplyAsync(
                        () -> guard.addressesOf(delivery.url()),
                        Infrastructure.getDefaultWorkerPool())
                .orTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(addresses -> post(delivery, addresses, began))
                .exceptionally(failed -> Attempt.failed(Failures.reasonOf(failed), since(began)));
    }

    private CompletableFuture<Attempt> post(
            Delivery delivery, List<InetAddress> addresses, long began) {
        InetAddress address = addresses.get(Math.floorMod(delivery.turn(), addresses.size()));
        URI url = delivery.url();
        int port = AddressGuard.portOf(url);
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        // The checked address itself: a name would be resolved again.
                        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                        .setHost(url.getHost())
                        .setPort(port)
                        .setSsl(AddressGuard.isSecure(url))
                        .setURI(path + query)
                        .setFollowRedirects(false)
                        .putHeader("content-type", "application/cloudevents+json")
                        .putHeader("user-agent", "Qunli-Webhooks/1")
                        .putHeader("webhook-id", delivery.id().toString())
                        .putHeader(
                                "webhook-timestamp", Long.toString(delivery.at().getEpochSecond()))
                        .putHeader("webhook-signature", signatures(delivery));
        CompletableFuture<Attempt> outcome = new CompletableFuture<>();
        http.request(options)
                .onFailure(outcome::completeExceptionally)
                .onSuccess(request -> send(request, delivery, began, outcome));
        // Also where no connection comes about.
        return outcome.orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(
            HttpClientRequest request,
            Delivery delivery,
            long began,
            CompletableFuture<Attempt> outcome) {
        long timer =
                vertx.setTimer(
                        config.timeout().toMillis(),
                        t -> request.reset(0, new TimeoutException("No answer")));
        request.send(Buffer.buffer(delivery.body().getBytes(StandardCharsets.UTF_8)))
                .onFailure(
                        failed -> {
                            vertx.cancelTimer(timer);
                            outcome.completeExceptionally(failed);
                        })
                .onSuccess(
                        response -> {
                            throwAwayBody(request, response, timer);
                            outcome.complete(attemptOf(response, delivery.at(), since(began)));
                        });
    }

    /** So that the connection serves again; one who sends much, or slowly, loses it. */
    private void throwAwayBody(HttpClientRequest request, HttpClientResponse response, long timer) {
        AtomicLong left = new AtomicLong(config.largestAnswer());
        response.exceptionHandler(broken -> vertx.cancelTimer(timer));
        response.endHandler(end -> vertx.cancelTimer(timer));
        response.handler(
                part -> {
                    if (left.addAndGet(-part.length()) < 0) {
                        request.reset();
                    }
                });
    }

    private static Attempt attemptOf(HttpClientResponse response, Instant at, Duration took) {
        int status = response.statusCode();
        return new Attempt(
                Failures.reasonOf(status),
                status,
                took,
                retryAfter(response.getHeader("retry-after"), at));
    }

    private static Duration retryAfter(String header, Instant now) {
        if (header == null) {
            return null;
        }
        if (header.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header.strip()));
        }
        try {
            return Duration.between(
                    now, ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String signatures(Delivery delivery) {
        List<String> signatures = new ArrayList<>();
        for (byte[] secret : delivery.secrets()) {
            try {
                signatures.add(
                        new Webhook(secret)
                                .sign(
                                        delivery.id().toString(),
                                        delivery.at().getEpochSecond(),
                                        delivery.body()));
            } catch (WebhookSigningException | EmptyWebhookSecretException e) {
                throw new IllegalStateException(e);
            }
        }
        return String.join(" ", signatures);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
