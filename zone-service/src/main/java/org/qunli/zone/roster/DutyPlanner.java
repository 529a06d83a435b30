package org.qunli.zone.roster;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.sql.Transactions;
import org.qunli.zone.district.Districts;
import org.qunli.zone.district.TimeZoneMoved;
import org.qunli.zone.officer.OfficerLeft;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.Zones;

/**
 * Keeps duty told two weeks ahead: on every change, and anew each day. On any number of pods an
 * entry is planned by whoever holds its row; plan and event commit together.
 */
@ApplicationScoped
public class DutyPlanner {

    private static final Logger LOG = Logger.getLogger(DutyPlanner.class);

    private final RosterEntries entries;
    private final Deviations deviations;
    private final Duties duties;
    private final RosterTerms terms;
    private final Zones zones;
    private final Districts districts;
    private final EventFeed feed;
    private final Event<RosterPlanned> planned;
    private final Clock clock;
    private final RosterConfig config;

    DutyPlanner(
            RosterEntries entries,
            Deviations deviations,
            Duties duties,
            RosterTerms terms,
            Zones zones,
            Districts districts,
            EventFeed feed,
            Event<RosterPlanned> planned,
            Clock clock,
            RosterConfig config) {
        this.entries = entries;
        this.deviations = deviations;
        this.duties = duties;
        this.terms = terms;
        this.zones = zones;
        this.districts = districts;
        this.feed = feed;
        this.planned = planned;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "${qunli.zone.roster.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        runOnce(clock.instant());
    }

    /** Plans anew what is due at {@code now}; answers how many entries that were. */
    public int runOnce(Instant now) {
        int done =
                Transactions.inNew(
                        () -> {
                            List<RosterEntry> due = entries.claimDue(now, config.batch());
                            plan(due, now);
                            return due.size();
                        });
        if (done > 0) {
            LOG.infof("Planned %d roster entries", done);
        }
        return done;
    }

    /**
     * Plans these entries, whose rows are locked, and those who stand in for them or take matters
     * from them: their duty follows.
     */
    void planWithLinked(Collection<RosterEntry> changed, Instant now) {
        Map<UUID, RosterEntry> all = new LinkedHashMap<>();
        changed.forEach(entry -> all.put(entry.id(), entry));
        Set<UUID> zoneIds = changed.stream().map(RosterEntry::zoneId).collect(Collectors.toSet());
        for (Deviation one : deviations.inForce(zoneIds, now, now.plus(config.horizon()))) {
            if (one.otherId() != null && changed.stream().anyMatch(one::isOf)) {
                entries.locked(one.zoneId(), one.otherId())
                        .ifPresent(other -> all.putIfAbsent(other.id(), other));
            }
        }
        plan(all.values(), now);
    }

    /** Plans these entries, whose rows are locked, from {@code now} on and tells of it. */
    void plan(Collection<RosterEntry> due, Instant now) {
        feed.append(replan(due, now));
    }

    /** As {@link #plan}, for who has more to tell in one go: answers what is to be told. */
    List<DomainEvent> replan(Collection<RosterEntry> due, Instant now) {
        if (due.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<RosterEntry>> byZone =
                due.stream()
                        .collect(
                                Collectors.groupingBy(
                                        RosterEntry::zoneId,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Instant until = now.plus(config.horizon());
        List<Deviation> known = deviations.inForce(byZone.keySet(), now, until);
        List<RosterEntry> givers = givers(known, due);
        List<Duties.Plan> plans = new ArrayList<>();
        List<DomainEvent> told = new ArrayList<>();
        byZone.forEach(
                (zoneId, ofZone) -> {
                    Zone zone = zones.findById(zoneId);
                    List<RosterEntry> roster = new ArrayList<>(ofZone);
                    givers.stream().filter(e -> e.zoneId().equals(zoneId)).forEach(roster::add);
                    ofZone.forEach(entry -> schedule(entry, until, now));
                    StintPlan plan =
                            new StintPlan(
                                    roster,
                                    known.stream().filter(d -> d.zoneId().equals(zoneId)).toList(),
                                    districts.require(zone.district()).timeZone(),
                                    now,
                                    until);
                    for (RosterEntry entry : ofZone) {
                        List<Stint> stints = plan.of(entry.officerId());
                        plans.add(new Duties.Plan(zoneId, entry.officerId(), stints));
                        told.add(RosterEvents.changed(entry, zone, stints, now));
                    }
                });
        entries.flush();
        duties.replace(plans, now);
        terms.record(due, now);
        planned.fire(new RosterPlanned(byZone.keySet(), now));
        return told;
    }

    /** Those whose times decide when somebody of {@code due} stands in, as they are now. */
    private List<RosterEntry> givers(List<Deviation> known, Collection<RosterEntry> due) {
        Set<UUID> planned = due.stream().map(RosterEntry::officerId).collect(Collectors.toSet());
        Set<UUID> wanted = new LinkedHashSet<>();
        for (Deviation one : known) {
            if (planned.contains(one.otherId())) {
                wanted.add(one.officerId());
            }
        }
        Set<UUID> there = due.stream().map(RosterEntry::id).collect(Collectors.toSet());
        return entries
                .of(known.stream().map(Deviation::zoneId).collect(Collectors.toSet()), wanted)
                .stream()
                .filter(entry -> !there.contains(entry.id()))
                .toList();
    }

    /** When to plan again; whoever was here to stand in only leaves when that is over. */
    private void schedule(RosterEntry entry, Instant until, Instant now) {
        Instant again = now.plus(config.replan());
        if (entry.active() && entry.standsIn()) {
            Optional<Instant> last =
                    deviations
                            .lastStandIn(
                                    entry.zoneId(),
                                    entry.officerId(),
                                    now.minus(config.standInStays()))
                            .map(end -> end.plus(config.standInStays()));
            if (last.isEmpty()) {
                entry.end(now);
            } else if (last.get().isBefore(again)) {
                again = last.get();
            }
        }
        entry.planned(until, again);
    }

    /** Ends what the officer has a part in, and plans those whose duty that changes. */
    void withdraw(List<RosterEntry> ended, UUID officer, Instant now) {
        List<UUID> zoneIds = ended.stream().map(RosterEntry::zoneId).toList();
        Map<UUID, RosterEntry> touched = new LinkedHashMap<>();
        ended.forEach(entry -> touched.put(entry.id(), entry));
        for (Deviation one : deviations.openOf(officer, zoneIds, now)) {
            one.cancel(now);
            UUID partner = officer.equals(one.officerId()) ? one.otherId() : one.officerId();
            if (partner != null) {
                entries.locked(one.zoneId(), partner)
                        .ifPresent(entry -> touched.putIfAbsent(entry.id(), entry));
            }
        }
        deviations.flush();
        plan(touched.values(), now);
    }

    void on(@Observes OfficerLeft left) {
        List<RosterEntry> ended = entries.lockedOf(left.officerId());
        if (!ended.isEmpty()) {
            ended.forEach(entry -> entry.end(left.at()));
            withdraw(ended, left.officerId(), left.at());
        }
    }

    void on(@Observes TimeZoneMoved moved) {
        // A district may have thousands of entries: they follow within a run of this agent.
        entries.planAnew(moved.district(), clock.instant());
    }
}
