package org.qunli.kit.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells in the detail of readiness what is parked, held, lost, and how old each feed is. Never a
 * reason not to be ready: the service answers its users all the same. Liveness asks no database.
 */
@Readiness
@ApplicationScoped
class FeedHealth implements HealthCheck {

    private final FeedState state;

    FeedHealth(FeedState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("Feeds").up();
        try {
            for (FeedState.Figures feed : state.read()) {
                health.withData(feed.feed() + ".parked", feed.parked());
                health.withData(feed.feed() + ".held", feed.held());
                health.withData(feed.feed() + ".lost", feed.lost());
                health.withData(
                        feed.feed() + ".ageSeconds",
                        feed.age() == null ? -1 : feed.age().toSeconds());
                if (feed.rewoundAt() != null) {
                    health.withData(feed.feed() + ".rewoundAt", feed.rewoundAt().toString());
                }
            }
        } catch (RuntimeException databaseAway) {
            // The database's own check says so.
            health.withData("unknown", true);
        }
        return health.build();
    }
}
