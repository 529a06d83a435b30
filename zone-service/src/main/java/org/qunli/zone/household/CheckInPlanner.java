package org.qunli.zone.household;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;
import org.qunli.zone.care.CareRules;
import org.qunli.zone.care.DistrictCare;
import org.qunli.zone.care.DistrictCare.Unfollowed;

/**
 * Has the households of a district follow its changed care rules, some per transaction. A pod at a
 * time works on a district, and where it stopped another goes on.
 */
@ApplicationScoped
public class CheckInPlanner {

    private static final Logger LOG = Logger.getLogger(CheckInPlanner.class);

    private static final int BATCH = 500;

    private final DistrictCare care;
    private final Households households;
    private final LivingEvents events;
    private final EventFeed feed;
    private final Clock clock;

    CheckInPlanner(
            DistrictCare care,
            Households households,
            LivingEvents events,
            EventFeed feed,
            Clock clock) {
        this.care = care;
        this.households = households;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Has all follow that have yet to; answers how many households that were. */
    public int runOnce(Instant now) {
        int all = 0;
        int some;
        do {
            some = Transactions.inNew(() -> follow(now));
            all += Math.max(some, 0);
        } while (some >= 0);
        if (all > 0) {
            LOG.infof("%d households follow changed care rules", all);
        }
        return all;
    }

    /** How many followed, or -1 when no district is left. */
    private int follow(Instant now) {
        Optional<Unfollowed> claimed = care.claimUnfollowed();
        if (claimed.isEmpty()) {
            return -1;
        }
        Unfollowed behind = claimed.get();
        CareRules rules = care.of(behind.district());
        List<UUID> ids = households.flagged(behind.district(), behind.after(), BATCH);
        List<DomainEvent> told =
                households.lockedAll(ids).stream()
                        .filter(Household::active)
                        .map(
                                household -> {
                                    household.follow(rules, now);
                                    return events.changed(
                                            household.facts(rules), behind.district(), now);
                                })
                        .toList();
        households.flush();
        care.followed(behind, ids.size() < BATCH ? null : ids.get(ids.size() - 1));
        feed.append(told);
        return told.size();
    }
}
