package org.qunli.supervision.firing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.sql.Transactions;
import org.qunli.supervision.deadline.About;

/**
 * Looks for what fell due and has it fired. Any number of watchers may run on one database: each
 * claims rows that no other has.
 */
@ApplicationScoped
public class DeadlineWatcher {

    private static final Logger LOG = Logger.getLogger(DeadlineWatcher.class);

    private static final String ZONES = "zones";

    private static final List<String> FEEDS =
            Arrays.stream(About.Kind.values()).map(About.Kind::feed).distinct().toList();

    private final Jdbi jdbi;

    private final Fence fence;

    private final Firing firing;

    private final WatcherConfig config;

    DeadlineWatcher(Jdbi jdbi, Fence fence, Firing firing, WatcherConfig config) {
        this.jdbi = jdbi;
        this.fence = fence;
        this.firing = firing;
        this.config = config;
    }

    /** Fires all that is due at {@code now} and may be fired; answers how many clocks that were. */
    public int runOnce(Instant now) {
        int fired = 0;
        Instant next = nextAt();
        if (next == null || next.isAfter(now)) {
            return 0;
        }
        boolean zonesRead = false;
        for (String feed : FEEDS) {
            if (isDue(feed, now)) {
                if (!zonesRead && !feed.equals(ZONES)) {
                    // Whom to remind comes from here; an old copy only reminds the wrong one.
                    fence.read(ZONES, now);
                    zonesRead = true;
                }
                fired += fire(feed, horizon(feed, now), now);
            }
        }
        if (fired > 0) {
            LOG.infof("Fired %d clocks", fired);
        }
        return fired;
    }

    /** When something falls due next; null for never. */
    Instant nextAt() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select min(next_at) from due")
                                .mapTo(Instant.class)
                                .one());
    }

    /** What is ours alone needs no feed to be read. */
    private Horizon horizon(String feed, Instant now) {
        return feed.equals(About.Kind.OWN) ? new Horizon(now, null) : fence.read(feed, now);
    }

    private boolean isDue(String feed, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (
                                            select from due where next_at <= :now and feed = :feed)
                                        """)
                                .bind("now", now)
                                .bind("feed", feed)
                                .mapTo(Boolean.class)
                                .one());
    }

    private int fire(String feed, Horizon horizon, Instant now) {
        if (horizon.confirmed() == null && horizon.unsure() == null) {
            return 0;
        }
        int all = 0;
        int claimed;
        do {
            claimed = Transactions.inNew(() -> firing.fire(feed, horizon, now));
            all += claimed;
        } while (claimed == config.batch());
        return all;
    }
}
