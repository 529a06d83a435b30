package org.qunli.zone.sealing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.sql.Transactions;

/**
 * Carries out what was announced for later. On any number of pods each change is settled once: its
 * zone's row is locked, and the change, the zone and the event commit together.
 */
@ApplicationScoped
public class ControlChanger {

    private static final Logger LOG = Logger.getLogger(ControlChanger.class);

    private final Zones zones;
    private final ControlChanges changes;
    private final ZoneEvents events;
    private final EventFeed feed;
    private final Clock clock;
    private final ControlConfig config;

    ControlChanger(
            Zones zones,
            ControlChanges changes,
            ZoneEvents events,
            EventFeed feed,
            Clock clock,
            ControlConfig config) {
        this.zones = zones;
        this.changes = changes;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "${qunli.zone.control.every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Settles what is due at {@code now}; answers how many changes that were. */
    public int runOnce(Instant now) {
        return Transactions.inNew(
                () -> {
                    List<UUID> claimed = changes.claimDueZones(now, config.batch());
                    return claimed.isEmpty() ? 0 : settle(claimed, now);
                });
    }

    /** Settles what is due in these zones, whose rows the running transaction has locked. */
    int settle(List<UUID> claimed, Instant now) {
        Map<UUID, Zone> changed = new LinkedHashMap<>();
        List<ControlChange> due = changes.due(claimed, now);
        for (ControlChange change : due) {
            Zone zone = zones.locked(change.zoneId());
            // Refused or applied, it is no longer what is announced.
            changed.put(zone.id(), zone);
            try {
                change.apply(zone, now);
                LOG.infof("Zone %s: change %s applied", zone.id(), change.id());
            } catch (Fact against) {
                // The zone went another way since; nobody waits for an answer here.
                change.refuse(against.slug(), now);
                LOG.infof("Zone %s: change %s refused", zone.id(), change.id());
            }
        }
        zones.flush();
        feed.append(events.changed(changed.values(), now));
        return due.size();
    }
}
