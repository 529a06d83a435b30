package org.qunli.zone.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/**
 * Lets officers serve another zone besides or instead: whoever serves where people come from serves
 * where they go, so that no household is without an officer for a moment.
 */
@ApplicationScoped
public class RosterMoves {

    /** How far back duty is told with the move: longer than any shift, whose last words count. */
    private static final Duration LATELY = Duration.ofDays(2);

    private final RosterEntries entries;
    private final MovedDeviations exceptions;
    private final DutyPlanner planner;
    private final Jdbi jdbi;

    RosterMoves(RosterEntries entries, MovedDeviations exceptions, DutyPlanner planner, Jdbi jdbi) {
        this.entries = entries;
        this.exceptions = exceptions;
        this.planner = planner;
        this.jdbi = jdbi;
    }

    /** What came of a move: the states of the entries for the one event, and their own events. */
    public record Moved(List<Object> states, List<DomainEvent> told) {}

    /** An entry after the move, with the duty of the last days where the officer served before. */
    private record State(
            UUID fromZone,
            UUID zoneId,
            UUID officerId,
            Object post,
            Object duties,
            boolean active,
            Instant introducedAt,
            Instant from,
            Instant plannedUntil,
            List<Interval> intervals) {}

    /** Who serves a zone, their entries' rows locked. */
    public List<UUID> lockedOf(UUID zone) {
        return entries.lockedIn(zone).stream().map(RosterEntry::officerId).toList();
    }

    /**
     * How many would hold each post if these zones had one roster: whoever serves several of them
     * has the post of the first.
     */
    public Map<Post, Integer> holders(List<UUID> zones) {
        Map<UUID, Post> posts = new HashMap<>();
        for (UUID zone : zones) {
            entries.lockedIn(zone).stream()
                    .filter(entry -> !entry.standsIn())
                    .forEach(entry -> posts.putIfAbsent(entry.officerId(), entry.post()));
        }
        Map<Post, Integer> holders = new EnumMap<>(Post.class);
        posts.values().forEach(post -> holders.merge(post, 1, Integer::sum));
        return holders;
    }

    /** These officers of one zone also serve the other, at the same times, as introduced. */
    public Moved join(UUID from, UUID to, Collection<UUID> officers, Instant now) {
        List<RosterEntry> joined = new ArrayList<>();
        for (RosterEntry entry : entries.lockedIn(from)) {
            // Whoever only stands in is there for a time, and for somebody of that zone.
            if (officers.contains(entry.officerId()) && !entry.standsIn()) {
                joined.add(joined(entry, to, now));
            }
        }
        entries.flush();
        joined.addAll(exceptions.copy(from, to, joined, now));
        List<DomainEvent> told = planner.replan(joined, now);
        List<Object> states =
                joined.stream()
                        .<Object>map(entry -> state(from, entry, now.minus(LATELY), now))
                        .toList();
        return new Moved(states, told);
    }

    private RosterEntry joined(RosterEntry entry, UUID to, Instant now) {
        RosterEntry there = entries.locked(to, entry.officerId()).orElse(null);
        boolean serves = there != null && there.active();
        RosterEntry kept = there == null ? new RosterEntry(to, entry.officerId(), now) : there;
        if (serves) {
            EnumSet<Category> duties = EnumSet.noneOf(Category.class);
            duties.addAll(entry.duties());
            duties.addAll(kept.duties());
            // Whoever answers for everything of their post still does.
            boolean all = entry.duties().isEmpty() || kept.duties().isEmpty();
            kept.serve(
                    kept.post(),
                    all ? List.of() : duties,
                    Shifts.united(kept.shifts(), entry.shifts()),
                    now);
        } else {
            kept.serve(entry.post(), entry.duties(), entry.shifts(), now);
        }
        if (kept.introducedAt() == null && entry.introducedAt() != null) {
            kept.introduce(entry.introduction(), entry.introducedAt(), now);
        }
        if (!entries.isPersistent(kept)) {
            kept.planned(now, now);
            entries.persist(kept);
        }
        return kept;
    }

    /** These officers serve the zone no more. */
    public Moved leave(UUID zone, Collection<UUID> officers, Instant now) {
        List<RosterEntry> ended =
                entries.lockedIn(zone).stream()
                        .filter(entry -> officers.contains(entry.officerId()))
                        .toList();
        List<RosterEntry> planned = new ArrayList<>(ended);
        planned.addAll(exceptions.end(zone, ended, now));
        ended.forEach(entry -> entry.end(now));
        List<DomainEvent> told = planner.replan(planned, now);
        return new Moved(
                ended.stream().<Object>map(entry -> state(zone, entry, now, now)).toList(), told);
    }

    private State state(UUID from, RosterEntry entry, Instant since, Instant now) {
        List<Interval> duty =
                entry.active()
                        ? DutyPlan.joined(
                                jdbi.withHandle(
                                        handle ->
                                                handle.createQuery(
                                                                """
                                                                select greatest(starts_at, :since) as starts_at, ends_at from duty
                                                                where officer_id = :officer and ends_at > :since
                                                                    and (zone_id = :to or zone_id = :from and starts_at < :now)
                                                                """)
                                                        .bind("since", since)
                                                        .bind("now", now)
                                                        .bind("officer", entry.officerId())
                                                        .bind("to", entry.zoneId())
                                                        .bind("from", from)
                                                        .map(
                                                                (row, context) ->
                                                                        new Interval(
                                                                                row.getObject(
                                                                                                "starts_at",
                                                                                                OffsetDateTime
                                                                                                        .class)
                                                                                        .toInstant(),
                                                                                row.getObject(
                                                                                                "ends_at",
                                                                                                OffsetDateTime
                                                                                                        .class)
                                                                                        .toInstant()))
                                                        .list()))
                        : List.of();
        return new State(
                from,
                entry.zoneId(),
                entry.officerId(),
                entry.post(),
                entry.duties(),
                entry.active(),
                entry.introducedAt(),
                since,
                entry.plannedUntil(),
                duty);
    }
}
