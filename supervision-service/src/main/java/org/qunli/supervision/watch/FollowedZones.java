package org.qunli.supervision.watch;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.qunli.supervision.place.Descents;

/**
 * Lets the teams of a zone watch what became of it. The two schemas commit apart: this looks again
 * at what is recent, and does each once.
 */
@ApplicationScoped
class FollowedZones {

    /** Longer than any outage after which a reorganisation is first heard of. */
    private static final Duration RECENT = Duration.ofDays(30);

    private final Descents descents;

    private final Teams teams;

    private final Clock clock;

    FollowedZones(Descents descents, Teams teams, Clock clock) {
        this.descents = descents;
        this.teams = teams;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Follows what isn't followed yet; answers how much that was. */
    int runOnce(Instant now) {
        return (int)
                descents.since(now.minus(RECENT)).stream()
                        .filter(descent -> teams.follow(descent.zone(), descent.origin()))
                        .count();
    }
}
