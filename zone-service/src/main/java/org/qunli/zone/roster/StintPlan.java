package org.qunli.zone.roster;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/**
 * Makes concrete stints of shifts and dated exceptions, over one zone.
 *
 * <p>An officer's own times are their shifts and extra duty. In them delegated matters go to the
 * delegate; all else goes to the substitute where there is one, to nobody while they are absent, to
 * themselves otherwise.
 */
final class StintPlan {

    private final ZoneId timeZone;
    private final Instant from;
    private final Instant until;
    private final Map<UUID, RosterEntry> entries = new HashMap<>();
    private final Map<UUID, List<Interval>> own = new HashMap<>();
    private final List<Deviation> deviations;

    /**
     * @param roster the entries to plan, and those of everyone they stand in for
     * @param deviations in force, of this zone
     */
    StintPlan(
            Collection<RosterEntry> roster,
            List<Deviation> deviations,
            ZoneId timeZone,
            Instant from,
            Instant until) {
        this.timeZone = timeZone;
        this.from = from;
        this.until = until;
        this.deviations = deviations;
        roster.forEach(entry -> entries.put(entry.officerId(), entry));
        roster.forEach(entry -> own.put(entry.officerId(), ownTimes(entry)));
    }

    private List<Interval> ownTimes(RosterEntry entry) {
        if (!entry.active()) {
            return List.of();
        }
        List<Interval> times =
                new ArrayList<>(DutyPlan.expand(entry.shifts(), timeZone, from, until));
        deviations.stream()
                .filter(one -> one.kind() == DeviationKind.EXTRA_DUTY && one.isOf(entry))
                .forEach(one -> DutyPlan.add(times, one.period(), from, until));
        return DutyPlan.joined(times);
    }

    /** The officer's stints, in order, without overlaps; equal ones that touch are joined. */
    List<Stint> of(UUID officer) {
        List<Stint> found = new ArrayList<>();
        if (!entries.containsKey(officer) || !entries.get(officer).active()) {
            return found;
        }
        Instant start = from;
        for (Instant end : boundaries(officer)) {
            add(found, at(officer, start, end));
            start = end;
        }
        return found;
    }

    private static void add(List<Stint> found, Stint next) {
        if (next.posts().isEmpty() && next.duties().isEmpty()) {
            return;
        }
        int last = found.size() - 1;
        if (last >= 0 && next.continues(found.get(last))) {
            found.set(last, found.get(last).until(next.to()));
        } else {
            found.add(next);
        }
    }

    /** Every moment within the plan at which something may change for the officer, and its end. */
    private SortedSet<Instant> boundaries(UUID officer) {
        SortedSet<Instant> found = new TreeSet<>();
        Set<UUID> touched = new LinkedHashSet<>(Set.of(officer));
        for (Deviation deviation : deviations) {
            if (officer.equals(deviation.otherId())) {
                touched.add(deviation.officerId());
            }
        }
        deviations.stream()
                .filter(one -> touched.contains(one.officerId()))
                .forEach(one -> found.addAll(List.of(one.startsAt(), one.endsAt())));
        touched.stream()
                .flatMap(who -> own.getOrDefault(who, List.of()).stream())
                .forEach(time -> found.addAll(List.of(time.from(), time.to())));
        found.add(until);
        found.removeIf(moment -> !moment.isAfter(from) || moment.isAfter(until));
        return found;
    }

    private Stint at(UUID officer, Instant start, Instant end) {
        Set<Post> posts = new LinkedHashSet<>();
        EnumSet<Category> duties = EnumSet.noneOf(Category.class);
        Set<UUID> standsInFor = new TreeSet<>();
        if (serves(officer, start) && !isAway(officer, start)) {
            posts.add(entries.get(officer).post());
            duties.addAll(keptDuties(officer, start));
        }
        for (Deviation one : deviations) {
            UUID giver = one.officerId();
            if (!officer.equals(one.otherId()) || !one.holdsAt(start) || !serves(giver, start)) {
                continue;
            }
            if (one.kind() == DeviationKind.DELEGATION) {
                duties.addAll(one.duties());
            } else {
                posts.add(entries.get(giver).post());
                duties.addAll(keptDuties(giver, start));
                standsInFor.add(giver);
            }
        }
        return new Stint(
                start, end, List.copyOf(posts), List.copyOf(duties), List.copyOf(standsInFor));
    }

    private boolean serves(UUID officer, Instant at) {
        return own.getOrDefault(officer, List.of()).stream().anyMatch(time -> time.holds(at));
    }

    private boolean isAway(UUID officer, Instant at) {
        return of(officer, at)
                .anyMatch(
                        one ->
                                one.kind() == DeviationKind.ABSENCE
                                        || one.kind() == DeviationKind.SUBSTITUTION);
    }

    private List<Category> keptDuties(UUID officer, Instant at) {
        Set<Category> kept = new TreeSet<>(entries.get(officer).duties());
        of(officer, at)
                .filter(one -> one.kind() == DeviationKind.DELEGATION)
                .forEach(one -> kept.removeAll(one.duties()));
        return List.copyOf(kept);
    }

    private Stream<Deviation> of(UUID officer, Instant at) {
        return deviations.stream()
                .filter(one -> one.officerId().equals(officer) && one.holdsAt(at));
    }
}
