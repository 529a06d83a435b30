package org.qunli.supervision.watch;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.sql.Transactions;
import org.qunli.supervision.escalation.Escalation;
import org.qunli.supervision.escalation.Escalations;

/**
 * Settles who takes up an escalation of the first tier: the team that watches the zone finds it on
 * its board; where nobody watches, the district's headquarters gets it. What others see was
 * published before and is the same either way.
 */
@ApplicationScoped
class EscalationRouter {

    private static final int BATCH = 200;

    private final Escalations escalations;

    private final Teams teams;

    private final FollowedZones followed;

    private final Clock clock;

    EscalationRouter(Escalations escalations, Teams teams, FollowedZones followed, Clock clock) {
        this.escalations = escalations;
        this.teams = teams;
        this.followed = followed;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Routes what isn't routed yet; answers how many. */
    int runOnce(Instant now) {
        return Transactions.inNew(
                () -> {
                    List<Escalation> open = escalations.lockUnrouted(BATCH);
                    if (open.isEmpty()) {
                        return 0;
                    }
                    followed.runOnce(now);
                    Set<UUID> watched =
                            teams.watched(open.stream().map(Escalation::zone).distinct().toList());
                    List<Escalation> toDesk =
                            open.stream().filter(e -> !watched.contains(e.zone())).toList();
                    escalations.route(open, toDesk, now);
                    return open.size();
                });
    }
}
