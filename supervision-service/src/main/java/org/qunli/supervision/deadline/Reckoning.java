package org.qunli.supervision.deadline;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.Policies;
import org.qunli.supervision.policy.PolicyBook;
import org.qunli.supervision.policy.Term;

/**
 * Brings clocks into line with the facts of their matters: whatever the facts say now, whenever
 * they were heard, is what the clocks say after it. Doing it twice changes nothing.
 */
@ApplicationScoped
class Reckoning {

    private final ClockRows rows;

    private final Deadlines deadlines;

    private final Policies policies;

    private final EventFeed feed;

    private final Event<ClocksStopped> stopped;

    /** Draws spot reminders: nobody may tell one from a word that somebody sent. */
    private final SecureRandom random = new SecureRandom();

    Reckoning(
            ClockRows rows,
            Deadlines deadlines,
            Policies policies,
            EventFeed feed,
            Event<ClocksStopped> stopped) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.policies = policies;
        this.feed = feed;
        this.stopped = stopped;
    }

    /** What one reckoning found out. */
    private static final class Findings {
        private final List<Deadline> added = new ArrayList<>();
        private final List<Deadline> changed = new ArrayList<>();
        private final List<Deadline> ended = new ArrayList<>();
        private final List<Deadlines.Due> due = new ArrayList<>();
        private final List<DomainEvent> events = new ArrayList<>();
    }

    /**
     * Reckons the clocks of these matters anew, in the running transaction.
     *
     * @param repriced those whose category or priority changed: their running clocks choose their
     *     policy anew, and still count from where they began
     */
    void reckon(Collection<UUID> matterIds, Set<UUID> repriced, Instant now) {
        if (matterIds.isEmpty()) {
            return;
        }
        rows.lockDue(matterIds);
        Map<UUID, List<Deadline>> stored = rows.lockOf(matterIds);
        Map<UUID, List<Fact>> facts = rows.facts(matterIds);
        List<Matter> matters = deadlines.matters(matterIds);
        PolicyBook book =
                policies.book(matters.stream().map(Matter::district).collect(Collectors.toSet()));
        Findings found = new Findings();
        for (Matter matter : matters) {
            UUID id = matter.about().id();
            Map<String, Deadline> known =
                    stored.getOrDefault(id, List.of()).stream()
                            .collect(Collectors.toMap(Reckoning::key, Function.identity()));
            for (Span span : History.spans(facts.getOrDefault(id, List.of()))) {
                Deadline before = known.get(span.kind() + "/" + span.cycle() + "/" + span.round());
                boolean anew = before == null || repriced.contains(id) && span.stoppedAt() == null;
                Term term = anew ? term(book, matter, span.kind()) : before.term();
                compare(before, laidOn(matter, span, before, term, now), found, now);
            }
        }
        write(found, now);
    }

    private static String key(Deadline clock) {
        return clock.kind() + "/" + clock.cycle() + "/" + clock.round();
    }

    private static Term term(PolicyBook book, Matter matter, ClockKind kind) {
        return book.term(
                kind, matter.district(), matter.level(), matter.category(), matter.priority());
    }

    private Deadline laidOn(Matter matter, Span span, Deadline before, Term term, Instant now) {
        Instant due = span.due(term.duration(), term.waitingCap());
        Outcome outcome = span.outcome(due);
        boolean breached =
                before != null
                        && before.overdueAt() != null
                        && (outcome == null ? !due.isAfter(now) : outcome == Outcome.LATE);
        DeadlineState state =
                outcome != null
                        ? DeadlineState.STOPPED
                        : breached
                                ? DeadlineState.OVERDUE
                                : span.isPaused(term.duration(), term.waitingCap())
                                        ? DeadlineState.PAUSED
                                        : DeadlineState.RUNNING;
        Double spot = before == null ? spot(term) : before.spot();
        return new Deadline(
                before == null ? UuidCreator.getTimeOrderedEpoch() : before.id(),
                matter.about(),
                matter.district(),
                matter.zone(),
                span.kind(),
                span.cycle(),
                span.round(),
                span.start(),
                due,
                state,
                span.stoppedAt(),
                outcome,
                breached ? before.overdueAt() : null,
                term.stamped(),
                spot);
    }

    private Double spot(Term term) {
        return random.nextDouble() < term.spotShare() ? random.nextDouble() : null;
    }

    private void compare(Deadline before, Deadline after, Findings found, Instant now) {
        boolean stops =
                after.state() == DeadlineState.STOPPED
                        && (before == null
                                || before.outcome() != after.outcome()
                                || !Objects.equals(before.stoppedAt(), after.stoppedAt()));
        boolean moves = before != null && !before.dueAt().equals(after.dueAt());
        if (before == null) {
            found.added.add(after);
            found.events.add(ClockEvents.started(after));
        } else if (!before.equals(after)) {
            found.changed.add(after);
        }
        if (stops) {
            found.ended.add(after);
            found.events.add(ClockEvents.stopped(after));
        } else if (moves && after.state() != DeadlineState.STOPPED) {
            found.events.add(ClockEvents.moved(after, now));
            if (before.state() == DeadlineState.OVERDUE && after.overdueAt() == null) {
                found.ended.add(after);
            }
        }
        boolean anew = before == null || moves || !before.term().equals(after.term());
        if (after.state() != DeadlineState.STOPPED && anew) {
            // From the first moment on: what was done already is known by its unique key.
            found.due.add(
                    after.moments(policies).stream()
                            .findFirst()
                            .map(
                                    m ->
                                            new Deadlines.Due(
                                                    m.at(), after.id(), m.step(), feedOf(after)))
                            .orElseThrow());
        }
    }

    private static String feedOf(Deadline clock) {
        return clock.about().kind().feed();
    }

    private void write(Findings found, Instant now) {
        rows.insert(found.added);
        rows.update(found.changed);
        deadlines.put(found.due);
        rows.dropDue(found.ended);
        if (!found.ended.isEmpty()) {
            stopped.fire(new ClocksStopped(List.copyOf(found.ended), now));
        }
        feed.append(found.events);
    }
}
