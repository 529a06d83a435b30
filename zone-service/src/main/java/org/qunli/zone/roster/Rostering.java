package org.qunli.zone.roster;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.district.Districts;
import org.qunli.zone.officer.Officer;
import org.qunli.zone.officer.Officers;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.staffing.Post;
import org.qunli.zone.staffing.Staffings;

/** Puts officers on rosters, lets them introduce themselves, and takes them off again. */
@RequestScoped
class Rostering {

    /** The headers that say which state a PUT was made for. */
    record Precondition(String ifMatch, String ifNoneMatch) {}

    /** What came of it. */
    record Outcome(RosterEntry entry, boolean created) {}

    private final RosterEntries entries;
    private final Officers officers;
    private final Districts districts;
    private final Staffings staffings;
    private final DutyPlanner planner;
    private final ZoneReach reach;
    private final Caller caller;

    Rostering(
            RosterEntries entries,
            Officers officers,
            Districts districts,
            Staffings staffings,
            DutyPlanner planner,
            ZoneReach reach,
            Caller caller) {
        this.entries = entries;
        this.officers = officers;
        this.districts = districts;
        this.staffings = staffings;
        this.planner = planner;
        this.reach = reach;
        this.caller = caller;
    }

    Outcome put(
            UUID zoneId,
            UUID officerId,
            Precondition precondition,
            NewRosterEntry wanted,
            Instant now) {
        Zone zone = reach.requireServed(zoneId);
        if (wanted.introducedAt() != null && wanted.introducedAt().isAfter(now)) {
            throw new Invalid("introducedAt", "in-the-future");
        }
        return caller.is(Roles.ADMIN)
                ? roster(zone, officerId, precondition, wanted, now)
                : introduce(zoneId, officerId, precondition, wanted, now);
    }

    private Outcome roster(
            Zone zone,
            UUID officerId,
            Precondition precondition,
            NewRosterEntry wanted,
            Instant now) {
        requireSound(wanted);
        // An entry that a move of the time zone can't see yet must not be planned in the old one.
        districts.hold(zone.district());
        // Two who fill the last slot of a post queue up here.
        reach.requireLocked(zone.id()).requireNotMerged();
        Officer officer = officers.locked(officerId);
        if (!caller.reachesDistrict(officer.district())) {
            throw new NotFound();
        }
        RosterEntry entry = entries.locked(zone.id(), officerId).orElse(null);
        boolean there = entry != null && entry.active();
        ETags.requirePut(
                precondition.ifMatch(),
                precondition.ifNoneMatch(),
                there ? Long.valueOf(entry.version()) : null);
        if (!officer.active()) {
            throw new OfficerServesNoMore();
        }

        requireSlot(zone, there && !entry.standsIn() ? entry.post() : null, wanted.post());
        RosterEntry kept = entry == null ? new RosterEntry(zone.id(), officerId, now) : entry;
        kept.serve(wanted.post(), wanted.duties(), wanted.shifts(), now);
        if (wanted.introduces()) {
            kept.introduce(wanted.introduction(), wanted.introducedAt(), now);
        }
        return planned(kept, !there, now);
    }

    /** Refuses one officer more than the zone takes; whoever holds the post keeps it. */
    private void requireSlot(Zone zone, Post held, Post wanted) {
        if (wanted == Post.VOLUNTEER || wanted == held) {
            return;
        }
        int max = staffings.of(zone.district()).slots(zone.level(), wanted).max();
        if (entries.holders(zone.id(), wanted) >= max) {
            throw new PostFull(wanted, max);
        }
    }

    private static void requireSound(NewRosterEntry wanted) {
        require(wanted.post() != null, "post", "required");
        require(wanted.duties() != null, "duties", "required");
        List<Shift> shifts = wanted.shifts();
        require(shifts != null && !shifts.isEmpty(), "shifts", "required");
        for (int i = 0; i < shifts.size(); i++) {
            require(shifts.get(i).saysWhen(), "shifts[" + i + "]", "always-or-from-to");
        }
        require(!DutyPlan.overlap(shifts), "shifts", "shifts-overlap");
    }

    private static void require(boolean sound, String field, String messageKey) {
        if (!sound) {
            throw new Invalid(field, messageKey);
        }
    }

    private Outcome introduce(
            UUID zoneId,
            UUID officerId,
            Precondition precondition,
            NewRosterEntry wanted,
            Instant now) {
        if (!officerId.equals(caller.requirePerson().officerId())) {
            throw new IntroductionOnly();
        }
        RosterEntry entry =
                entries.locked(zoneId, officerId)
                        .filter(RosterEntry::active)
                        .orElseThrow(NotFound::new);
        ETags.requirePut(precondition.ifMatch(), precondition.ifNoneMatch(), entry.version());
        if (!entry.servesAs(wanted)) {
            throw new IntroductionOnly();
        }
        require(wanted.introduces(), "introduction", "required");
        entry.introduce(wanted.introduction(), wanted.introducedAt(), now);
        return planned(entry, false, now);
    }

    private Outcome planned(RosterEntry entry, boolean created, Instant now) {
        if (!entries.isPersistent(entry)) {
            // The plan's own columns can't be null, and are set again below.
            entry.planned(now, now);
            entries.persist(entry);
        }
        planner.planWithLinked(List.of(entry), now);
        return new Outcome(entry, created);
    }

    void end(UUID zoneId, UUID officerId, Instant now) {
        Zone zone = reach.requireServed(zoneId);
        districts.hold(zone.district());
        reach.requireLocked(zoneId);
        officers.locked(officerId);
        RosterEntry entry =
                entries.locked(zoneId, officerId)
                        .filter(RosterEntry::active)
                        .orElseThrow(NotFound::new);
        entry.end(now);
        planner.withdraw(List.of(entry), officerId, now);
    }
}
