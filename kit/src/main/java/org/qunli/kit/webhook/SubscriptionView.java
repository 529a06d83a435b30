package org.qunli.kit.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.feed.Audience;
import org.qunli.kit.idempotency.Idempotent;

/** A webhook as its client sees it. Its ETag counts changes, not its progress. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Subscription", description = "A webhook")
record SubscriptionView(
        UUID subscriptionId,
        @Schema(examples = "https://bot.example/qunli") String url,
        @Schema(examples = "The bot of Ximei 3") String description,
        @Schema(description = "Only these; empty for all", examples = "[\"saying.ready\"]")
                SortedSet<String> types,
        @Schema(description = "With districts, channels and zones: what is sent")
                Set<Audience> audiences,
        @Schema(examples = "[\"350583\"]") SortedSet<String> districts,
        @Schema(examples = "[\"wecom/ww-quanzhou\"]") SortedSet<String> channels,
        @Schema(description = "Empty: all of the districts") SortedSet<UUID> zones,
        @Schema(description = "Suspended then, unless you have called before") Instant renewBy,
        Subscription.Status status,
        @Schema(
                        description =
                                "GONE, ATTEMPTS_EXHAUSTED, NOT_RENEWED, SECRET_UNREADABLE or"
                                        + " SNAPSHOT_NEEDED; resume it when that is mended",
                        examples = "ATTEMPTS_EXHAUSTED")
                Reason suspendedFor,
        Instant suspendedAt,
        @Schema(description = "Everything before was delivered; a cursor of the feed")
                String cursor,
        @Schema(description = "Failed ones of the event that is next", examples = "2") int attempts,
        @Schema(description = "When that event is tried again, if attempts failed")
                Instant nextAttemptAt,
        @Schema(description = "Until then each delivery is signed with the old secret, too")
                Instant oldSecretUntil,
        Instant createdAt,
        @JsonView(Idempotent.OnlyOnce.class)
                @Schema(
                        description = "What signs the deliveries; told once, when it is made",
                        examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                String secret) {

    static SubscriptionView of(Subscription of, String cursor, Duration renewWithin, Instant now) {
        boolean retrying = of.attempts() > 0 && of.status() == Subscription.Status.ACTIVE;
        Instant oldUntil = of.oldSecretUntil();
        return new SubscriptionView(
                of.id(),
                of.url(),
                of.description(),
                new TreeSet<>(of.types()),
                of.reader().audiences(),
                new TreeSet<>(of.reader().districts()),
                new TreeSet<>(of.reader().channels()),
                new TreeSet<>(of.reader().zones()),
                of.renewedAt().plus(renewWithin),
                of.status(),
                of.suspendedFor(),
                of.suspendedAt(),
                cursor,
                of.attempts(),
                retrying ? of.nextAt() : null,
                oldUntil != null && oldUntil.isAfter(now) ? oldUntil : null,
                of.createdAt(),
                null);
    }

    SubscriptionView with(String itsSecret) {
        return new SubscriptionView(
                subscriptionId,
                url,
                description,
                types,
                audiences,
                districts,
                channels,
                zones,
                renewBy,
                status,
                suspendedFor,
                suspendedAt,
                cursor,
                attempts,
                nextAttemptAt,
                oldSecretUntil,
                createdAt,
                itsSecret);
    }
}
