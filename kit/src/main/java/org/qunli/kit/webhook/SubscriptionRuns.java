package org.qunli.kit.webhook;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.FeedLog;
import org.qunli.kit.json.Json;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/**
 * Serves a claimed subscription: its test event, then one page of events, each sent when the one
 * before was taken. A thread is used for the database only, never while waiting for a receiver.
 */
@ApplicationScoped
class SubscriptionRuns {

    private static final Logger LOG = Logger.getLogger(SubscriptionRuns.class);

    static final String TEST_TYPE = "webhook.test";

    private final FeedLog log;

    private final Claims claims;

    private final Receivers receivers;

    private final SigningSecrets secrets;

    private final RetryPlan plan;

    private final WebhookConfig config;

    private final WebhookMeters meters;

    private final Clock clock;

    private final String feed;

    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    SubscriptionRuns(
            FeedLog log,
            Claims claims,
            Receivers receivers,
            SigningSecrets secrets,
            RetryPlan plan,
            WebhookConfig config,
            WebhookMeters meters,
            Clock clock,
            @ConfigProperty(name = "qunli.feed.name") String feed) {
        this.log = log;
        this.claims = claims;
        this.receivers = receivers;
        this.secrets = secrets;
        this.plan = plan;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.feed = feed;
    }

    /** Serves it, lets it go, and answers how many deliveries were tried. */
    CompletableFuture<Integer> begin(Claim claim) {
        Run run = new Run(claim);
        return CompletableFuture.supplyAsync(run::test, workers)
                .thenCompose(tested -> tested)
                .thenComposeAsync(tested -> run.page(), workers)
                .exceptionally(
                        failed -> {
                            // The lease runs out by itself if the database is away.
                            LOG.warnf("Webhook %s: %s", claim.id(), failed.getMessage());
                            return null;
                        })
                .thenApply(done -> run.tried);
    }

    private final class Run {

        private final Claim claim;

        private final Deque<FeedLog.Placed> left = new ArrayDeque<>();

        private FeedLog.Place upTo;

        private int attempts;

        private int tried;

        Run(Claim claim) {
            this.claim = claim;
            this.attempts = claim.attempts();
        }

        CompletableFuture<Void> test() {
            if (claim.testId() == null) {
                return CompletableFuture.completedFuture(null);
            }
            Instant now = clock.instant();
            Claims.Tried test = new Claims.Tried(claim.testId(), TEST_TYPE, 1);
            return deliver(claim.testId(), testBody(now), 1, now)
                    .thenAcceptAsync(
                            attempt -> claims.tested(claim, test, attempt, clock.instant()),
                            workers);
        }

        private String testBody(Instant now) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("specversion", "1.0");
            event.put("id", claim.testId());
            event.put("source", "/v1/events/" + feed);
            event.put("type", TEST_TYPE);
            event.put("subject", "subscription/" + claim.id());
            event.put("time", now);
            event.put("datacontenttype", "application/json");
            event.put("data", Map.of("subscriptionId", claim.id()));
            return Json.write(event);
        }

        CompletableFuture<Void> page() {
            if (!claim.due()) {
                return release(Optional.empty());
            }
            try {
                FeedLog.Stretch stretch =
                        log.after(claim.reader(), claim.cursor(), config.page(), claim.types());
                left.addAll(stretch.events());
                upTo = stretch.upTo();
            } catch (Fact refused) {
                // 410: compacted. 409: the server began anew, and its log with it.
                if (refused.kind() != Kind.GONE && refused.kind() != Kind.CONFLICT) {
                    throw refused;
                }
                suspended(Reason.SNAPSHOT_NEEDED);
                claims.suspend(claim, Reason.SNAPSHOT_NEEDED, clock.instant());
                return release(Optional.empty());
            }
            return next();
        }

        private CompletableFuture<Void> next() {
            FeedLog.Placed event = left.poll();
            if (event == null) {
                return release(Optional.of(upTo));
            }
            Instant now = clock.instant();
            int attempt = attempts + 1;
            return deliver(event.event().id(), Json.write(event.event()), attempt, now)
                    .thenComposeAsync(outcome -> settled(event, attempt, outcome), workers);
        }

        private CompletableFuture<Void> settled(
                FeedLog.Placed event, int attempt, Attempt outcome) {
            Claims.Tried what = new Claims.Tried(event.event().id(), event.event().type(), attempt);
            if (!outcome.delivered()) {
                failed(what, outcome);
                return CompletableFuture.completedFuture(null);
            }
            attempts = 0;
            boolean steady = claims.delivered(claim, event.place(), what, outcome, clock.instant());
            return steady && !log.isClosing() ? next() : release(Optional.empty());
        }

        private void failed(Claims.Tried what, Attempt outcome) {
            Instant now = clock.instant();
            Optional<Instant> next = Optional.empty();
            Reason suspension = null;
            if (outcome.reason() == Reason.GONE || outcome.reason() == Reason.SECRET_UNREADABLE) {
                suspension = outcome.reason();
            } else {
                next = plan.next(now, what.attempt(), outcome.retryAfter());
                suspension = next.isPresent() ? null : Reason.ATTEMPTS_EXHAUSTED;
            }
            if (suspension != null) {
                suspended(suspension);
            }
            claims.failed(claim, what, outcome, next.orElse(null), suspension, now);
        }

        private void suspended(Reason reason) {
            LOG.infof("Webhook %s suspended: %s", claim.id(), reason);
        }

        private CompletableFuture<Void> release(Optional<FeedLog.Place> place) {
            claims.release(claim, place, clock.instant());
            return CompletableFuture.completedFuture(null);
        }

        private CompletableFuture<Attempt> deliver(UUID id, String body, int turn, Instant at) {
            tried++;
            List<byte[]> live;
            try {
                live = claim.sealedSecrets().stream().map(this::opened).toList();
            } catch (Unreachable unreadable) {
                return CompletableFuture.completedFuture(
                        Attempt.failed(unreadable.reason(), java.time.Duration.ZERO));
            }
            return receivers
                    .deliver(new Receivers.Delivery(claim.url(), id, body, live, at, turn - 1))
                    .whenComplete((attempt, never) -> meters.count(attempt));
        }

        private byte[] opened(byte[] sealed) {
            return secrets.open(claim.id(), sealed);
        }
    }
}
