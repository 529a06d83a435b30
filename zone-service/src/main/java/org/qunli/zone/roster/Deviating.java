package org.qunli.zone.roster;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.district.Districts;
import org.qunli.zone.officer.Officer;
import org.qunli.zone.officer.Officers;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** Enters, settles and cancels dated exceptions, and has duty planned anew. */
@RequestScoped
class Deviating {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String OTHER = "otherOfficerId";

    private final Deviations deviations;
    private final RosterEntries entries;
    private final Officers officers;
    private final Districts districts;
    private final DutyPlanner planner;
    private final ZoneReach reach;
    private final Caller caller;

    Deviating(
            Deviations deviations,
            RosterEntries entries,
            Officers officers,
            Districts districts,
            DutyPlanner planner,
            ZoneReach reach,
            Caller caller) {
        this.deviations = deviations;
        this.entries = entries;
        this.officers = officers;
        this.districts = districts;
        this.planner = planner;
        this.reach = reach;
        this.caller = caller;
    }

    Deviation enter(UUID zoneId, UUID officerId, NewDeviation wanted, Instant now) {
        Zone zone = reach.requireServed(zoneId);
        boolean admin = caller.is(Roles.ADMIN);
        if (!admin && !(wanted.kind() == DeviationKind.DELEGATION && isCaller(officerId))) {
            throw new OwnDelegationOnly();
        }
        requireSound(officerId, wanted, now);
        lock(zone, officerId, wanted.otherOfficerId());
        RosterEntry entry = active(zoneId, officerId);
        if (wanted.otherOfficerId() != null) {
            requireOther(zone, entry, wanted, now);
        }
        Deviation entered = new Deviation(entry, wanted, admin, now);
        if (deviations.conflicts(entered)) {
            throw new ExceptionsConflict();
        }
        deviations.persist(entered);
        deviations.flush();
        if (entered.state() == DeviationState.IN_FORCE) {
            planner.planWithLinked(List.of(entry), now);
        }
        return entered;
    }

    Deviation decide(UUID zoneId, UUID officerId, UUID id, boolean accepted, Instant now) {
        Zone zone = reach.requireServed(zoneId);
        UUID other = deviations.require(zoneId, officerId, id).otherId();
        if (!caller.is(Roles.ADMIN) && !isCaller(other)) {
            throw new OwnDelegationOnly();
        }
        lock(zone, officerId, other);
        Deviation deviation = deviations.locked(zoneId, officerId, id);
        deviation.decide(accepted, now);
        deviations.flush();
        if (accepted) {
            planner.planWithLinked(List.of(active(zoneId, officerId)), now);
        }
        return deviation;
    }

    void cancel(UUID zoneId, UUID officerId, UUID id, Instant now) {
        Zone zone = reach.requireServed(zoneId);
        Deviation known = deviations.require(zoneId, officerId, id);
        if (!caller.is(Roles.ADMIN)
                && !(known.kind() == DeviationKind.DELEGATION && isCaller(officerId))) {
            throw new OwnDelegationOnly();
        }
        lock(zone, officerId, known.otherId());
        deviations.locked(zoneId, officerId, id).cancel(now);
        deviations.flush();
        List<RosterEntry> touched = new ArrayList<>();
        Stream.of(officerId, known.otherId() == null ? officerId : known.otherId())
                .distinct()
                .sorted()
                .forEach(
                        who ->
                                entries.locked(zoneId, who)
                                        .filter(RosterEntry::active)
                                        .ifPresent(touched::add));
        planner.planWithLinked(touched, now);
    }

    private boolean isCaller(UUID officerId) {
        return officerId != null && officerId.equals(caller.requirePerson().officerId());
    }

    private RosterEntry active(UUID zoneId, UUID officerId) {
        return entries.locked(zoneId, officerId)
                .filter(RosterEntry::active)
                .orElseThrow(NotFound::new);
    }

    /** In the order in which every writer of rosters locks: district, zone, officers by id. */
    private void lock(Zone zone, UUID officerId, UUID other) {
        districts.hold(zone.district());
        reach.requireLocked(zone.id());
        Stream.of(officerId, other == null ? officerId : other)
                .distinct()
                .sorted()
                .forEach(
                        who -> {
                            if (officers.findLocked(who).isEmpty()) {
                                if (who.equals(officerId)) {
                                    throw new NotFound();
                                }
                                throw new Invalid(OTHER, "no-such-officer-here");
                            }
                        });
    }

    private void requireOther(Zone zone, RosterEntry entry, NewDeviation wanted, Instant now) {
        UUID otherId = wanted.otherOfficerId();
        Officer other = officers.findById(otherId);
        if (!other.active() || !other.district().equals(zone.district())) {
            throw new Invalid(OTHER, "no-such-officer-here");
        }
        RosterEntry there = entries.locked(zone.id(), otherId).orElse(null);
        boolean rostered = there != null && there.active();
        if (wanted.kind() == DeviationKind.DELEGATION) {
            require(rostered, OTHER, "not-on-this-roster");
            require(entry.duties().containsAll(wanted.duties()), "duties", "not-their-duty");
        } else if (!rostered) {
            RosterEntry standIn = there == null ? new RosterEntry(zone.id(), otherId, now) : there;
            standIn.standIn(entry.post(), now);
            if (there == null) {
                standIn.planned(now, now);
                entries.persist(standIn);
            }
        }
    }

    private static void requireSound(UUID officerId, NewDeviation wanted, Instant now) {
        require(wanted.to().isAfter(wanted.from()), "to", "not-after-from");
        require(wanted.to().isAfter(now), "to", "in-the-past");
        require(!wanted.to().isAfter(now.plus(LONGEST)), "to", "beyond-plan", LONGEST.toDays());
        boolean withOther =
                wanted.kind() == DeviationKind.SUBSTITUTION
                        || wanted.kind() == DeviationKind.DELEGATION;
        require(!withOther || wanted.otherOfficerId() != null, OTHER, "required");
        require(withOther || wanted.otherOfficerId() == null, OTHER, "not-for-this-kind");
        require(!officerId.equals(wanted.otherOfficerId()), OTHER, "another-officer");
        boolean delegates = wanted.kind() == DeviationKind.DELEGATION;
        require(!delegates || !wanted.duties().isEmpty(), "duties", "required");
        require(delegates || wanted.duties().isEmpty(), "duties", "not-for-this-kind");
    }

    private static void require(boolean sound, String field, String messageKey, Object... args) {
        if (!sound) {
            throw new Invalid(field, messageKey, args);
        }
    }
}
