package org.qunli.kit.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.qunli.kit.feed.FeedLog;
import org.qunli.kit.feed.Reader;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.problem.NotFound;

/**
 * The caller's own subscriptions to this service's feed; anybody else's aren't there. Each look
 * renews them, and narrows them to the claims of the call.
 */
@ApplicationScoped
class Owner {

    private final String feed;

    private final Subscriptions subscriptions;

    private final FeedLog log;

    private final WebhookConfig config;

    private final Caller caller;

    private final Clock clock;

    Owner(
            @ConfigProperty(name = "qunli.feed.name") String feed,
            Subscriptions subscriptions,
            FeedLog log,
            WebhookConfig config,
            Caller caller,
            Clock clock) {
        this.feed = feed;
        this.subscriptions = subscriptions;
        this.log = log;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** The call is about this service's feed, or nothing. */
    void enter(String name) {
        if (!feed.equals(name)) {
            throw new NotFound();
        }
        subscriptions.renew(caller.client(), Reader.of(caller), clock.instant());
    }

    /** One of the caller's. */
    Subscription require(String name, UUID id) {
        enter(name);
        return subscriptions.find(caller.client(), id).orElseThrow(NotFound::new);
    }

    List<Subscription> list(String name, UUID after, int limit) {
        enter(name);
        return subscriptions.list(caller.client(), after, limit);
    }

    SubscriptionView view(Subscription of) {
        return SubscriptionView.of(
                of, log.cursorAt(of.cursor()), config.renewWithin(), clock.instant());
    }

    /** As it is after a change of the same call. */
    Subscription again(UUID id) {
        return subscriptions.find(caller.client(), id).orElseThrow(NotFound::new);
    }
}
