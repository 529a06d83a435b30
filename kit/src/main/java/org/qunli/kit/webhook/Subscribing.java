package org.qunli.kit.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.FeedLog;
import org.qunli.kit.feed.Reader;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.paging.Answers;

/**
 * Makes a subscription. Apart from the resource, so that the receiver's name is resolved before the
 * transaction begins.
 */
@ApplicationScoped
class Subscribing {

    private static final Logger LOG = Logger.getLogger(Subscribing.class);

    private final Subscriptions subscriptions;

    private final SigningSecrets secrets;

    private final FeedLog log;

    private final WebhookConfig config;

    private final Caller caller;

    private final Clock clock;

    Subscribing(
            Subscriptions subscriptions,
            SigningSecrets secrets,
            FeedLog log,
            WebhookConfig config,
            Caller caller,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.log = log;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** With the caller's claims, from the cursor given or from now on. */
    @Idempotent
    RestResponse<SubscriptionView> subscribe(String feed, NewSubscription wanted) {
        Reader reader = Reader.of(caller);
        if (reader.audiences().isEmpty()) {
            throw new NothingToSend();
        }
        if (subscriptions.countLocked(caller.client()) >= config.perClient()) {
            throw new TooManySubscriptions(config.perClient());
        }
        Instant now = clock.instant();
        FeedLog.Place from =
                wanted.after() == null ? log.end() : log.placeOf(reader, wanted.after());
        Subscription made =
                new Subscription(
                        UuidCreator.getTimeOrderedEpoch(),
                        caller.client(),
                        wanted.url(),
                        wanted.description(),
                        wanted.types() == null ? Set.of() : wanted.types(),
                        reader,
                        now,
                        null,
                        null,
                        null,
                        from,
                        0,
                        now,
                        now,
                        1);
        byte[] secret = secrets.fresh();
        subscriptions.add(made, secrets.seal(made.id(), secret));
        LOG.infof("Webhook %s made", made.id());
        return Answers.created(
                "/v1/events/" + feed + "/subscriptions/" + made.id(),
                SubscriptionView.of(made, log.cursorAt(from), config.renewWithin(), now)
                        .with(SigningSecrets.shown(secret)),
                made.version());
    }

    /** A new secret for a subscription of the caller's; the old one signs for a while, too. */
    @Idempotent
    RestResponse<NewSecret> rotate(UUID id, SecretRotation rotation) {
        Instant now = clock.instant();
        Instant oldUntil =
                now.plus(
                        rotation == null || rotation.overlap() == null
                                ? config.overlap()
                                : rotation.overlap());
        byte[] secret = secrets.fresh();
        subscriptions.rotate(id, secrets.seal(id, secret), oldUntil);
        LOG.infof("Webhook %s has a new secret", id);
        return RestResponse.ok(
                new NewSecret(
                        id, SigningSecrets.shown(secret), oldUntil.isAfter(now) ? oldUntil : null));
    }
}
