package org.qunli.zone.roster;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;
import org.qunli.zone.district.Districts;
import org.qunli.zone.district.TimeZoneMoved;
import org.qunli.zone.officer.OfficerLeft;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.Zones;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/**
 * Keeps duty told two weeks ahead: on every change, and anew each day. On any number of pods an
 * entry is planned by whoever holds its row; plan and event commit together.
 */
@ApplicationScoped
public class DutyPlanner {

    private static final Logger LOG = Logger.getLogger(DutyPlanner.class);

    private final RosterEntries entries;
    private final Duties duties;
    private final Zones zones;
    private final Districts districts;
    private final EventFeed feed;
    private final Clock clock;
    private final RosterConfig config;

    DutyPlanner(
            RosterEntries entries,
            Duties duties,
            Zones zones,
            Districts districts,
            EventFeed feed,
            Clock clock,
            RosterConfig config) {
        this.entries = entries;
        this.duties = duties;
        this.zones = zones;
        this.districts = districts;
        this.feed = feed;
        this.clock = clock;
        this.config = config;
    }

    private record RosterChanged(
            UUID zoneId,
            UUID officerId,
            Post post,
            List<Category> duties,
            boolean active,
            Instant introducedAt,
            Instant from,
            Instant plannedUntil,
            List<Interval> intervals) {}

    @Scheduled(
            every = "${qunli.zone.roster.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Plans anew what is due at {@code now}; answers how many entries that were. */
    public int runOnce(Instant now) {
        int planned =
                Transactions.inNew(
                        () -> {
                            List<RosterEntry> due = entries.claimDue(now, config.batch());
                            plan(due, now);
                            return due.size();
                        });
        if (planned > 0) {
            LOG.infof("Planned %d roster entries", planned);
        }
        return planned;
    }

    /** Plans these entries, whose rows are locked, from {@code now} on and tells of it. */
    void plan(Collection<RosterEntry> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        Instant until = now.plus(config.horizon());
        Map<UUID, Zone> known = new HashMap<>();
        List<Duties.Plan> plans = new ArrayList<>();
        List<DomainEvent> told = new ArrayList<>();
        for (RosterEntry entry : due) {
            Zone zone = known.computeIfAbsent(entry.zoneId(), zones::findById);
            List<Interval> intervals =
                    entry.active()
                            ? DutyPlan.expand(
                                    entry.shifts(),
                                    districts.require(zone.district()).timeZone(),
                                    now,
                                    until)
                            : List.of();
            entry.planned(until, now.plus(config.replan()));
            plans.add(new Duties.Plan(entry.zoneId(), entry.officerId(), intervals));
            told.add(changed(entry, zone, intervals, now));
        }
        entries.flush();
        duties.replace(plans, now);
        feed.append(told);
    }

    private static DomainEvent changed(
            RosterEntry entry, Zone zone, List<Interval> intervals, Instant now) {
        return DomainEvent.of(
                        "roster.changed", "roster/" + entry.zoneId() + "/" + entry.officerId(), now)
                .in(zone.district(), zone.id())
                .data(
                        new RosterChanged(
                                entry.zoneId(),
                                entry.officerId(),
                                entry.post(),
                                entry.duties(),
                                entry.active(),
                                entry.introducedAt(),
                                now,
                                entry.plannedUntil(),
                                intervals));
    }

    void on(@Observes OfficerLeft left) {
        List<RosterEntry> ended = entries.lockedOf(left.officerId());
        ended.forEach(entry -> entry.end(left.at()));
        plan(ended, left.at());
    }

    void on(@Observes TimeZoneMoved moved) {
        // A district may have thousands of entries: they follow within a run of this agent.
        entries.planAnew(moved.district(), clock.instant());
    }
}
