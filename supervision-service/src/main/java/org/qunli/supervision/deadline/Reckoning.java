package org.qunli.supervision.deadline;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;
import org.qunli.supervision.policy.Case;
import org.qunli.supervision.policy.ClockKind;
import org.qunli.supervision.policy.Moment;
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

    private final ClockTerms terms;

    private final Policies policies;

    private final Places places;

    private final EventFeed feed;

    private final Event<ClocksStopped> stopped;

    private final Event<MattersReckoned> reckoned;

    /** Draws spot reminders: nobody may tell one from a word that somebody sent. */
    private final SecureRandom random = new SecureRandom();

    Reckoning(
            ClockRows rows,
            Deadlines deadlines,
            ClockTerms terms,
            Policies policies,
            Places places,
            EventFeed feed,
            Event<ClocksStopped> stopped,
            Event<MattersReckoned> reckoned) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.terms = terms;
        this.policies = policies;
        this.places = places;
        this.feed = feed;
        this.stopped = stopped;
        this.reckoned = reckoned;
    }

    /** What one reckoning found out. */
    private static final class Found {
        private final List<Deadline> added = new ArrayList<>();
        private final List<Deadline> changed = new ArrayList<>();
        private final List<Deadline> ended = new ArrayList<>();
        private final List<Deadlines.Due> due = new ArrayList<>();
        private final List<ClockTerms.Stamp> stamps = new ArrayList<>();
        private final List<DomainEvent> events = new ArrayList<>();
    }

    /** What is known while one reckons. */
    private record Known(
            PolicyBook book,
            Map<String, String> timeZones,
            Map<UUID, String> levels,
            Set<UUID> repriced,
            ClockTerms.Cause cause,
            Instant now) {

        /** What starts takes the level of its zone now; what runs keeps the one it began under. */
        Term term(Matter matter, ClockKind kind, boolean starts) {
            String level =
                    starts ? levels.getOrDefault(matter.zone(), matter.level()) : matter.level();
            return book.term(
                    kind,
                    new Case(
                            matter.district(),
                            timeZones.get(matter.district()),
                            level,
                            matter.category(),
                            matter.priority()));
        }
    }

    /**
     * Reckons the clocks of these matters anew, in the running transaction.
     *
     * @param repriced those whose category or priority changed: their running clocks choose their
     *     policy anew, and still count from where they began
     */
    void reckon(Collection<UUID> matterIds, Set<UUID> repriced, Instant now) {
        reckon(matterIds, repriced, ClockTerms.Cause.REPRICED, now);
    }

    /** The same, with the reason for which policies are chosen anew. */
    void reckon(
            Collection<UUID> matterIds, Set<UUID> repriced, ClockTerms.Cause cause, Instant now) {
        if (matterIds.isEmpty()) {
            return;
        }
        rows.lockDue(matterIds);
        Map<UUID, List<Deadline>> stored = rows.lockOf(matterIds);
        Map<UUID, List<Fact>> facts = rows.facts(matterIds);
        List<Matter> matters = deadlines.matters(matterIds);
        Known known = known(matters, repriced, cause, now);
        Found found = new Found();
        for (Matter matter : matters) {
            UUID id = matter.about().id();
            reckon(
                    matter,
                    stored.getOrDefault(id, List.of()),
                    facts.getOrDefault(id, List.of()),
                    known,
                    found);
        }
        write(found, now);
        List<UUID> requests =
                matters.stream()
                        .map(Matter::about)
                        .filter(about -> about.kind() == About.Kind.REQUEST)
                        .map(About::id)
                        .toList();
        if (!requests.isEmpty()) {
            reckoned.fire(new MattersReckoned(requests));
        }
    }

    private Known known(
            List<Matter> matters, Set<UUID> repriced, ClockTerms.Cause cause, Instant now) {
        Set<String> districts = matters.stream().map(Matter::district).collect(Collectors.toSet());
        return new Known(
                policies.book(districts),
                districts.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), d -> places.timeZone(d).getId())),
                places
                        .zones(matters.stream().map(Matter::zone).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Zone::id, Zone::level)),
                repriced,
                cause,
                now);
    }

    private void reckon(
            Matter matter, List<Deadline> stored, List<Fact> facts, Known known, Found found) {
        Map<String, Deadline> before =
                stored.stream().collect(Collectors.toMap(Deadline::key, Function.identity()));
        Set<String> kept = new HashSet<>();
        for (Span span : History.spans(facts)) {
            String key = Deadline.key(span.kind(), span.cycle(), span.round());
            Deadline was = before.get(key);
            boolean anew =
                    was == null
                            || known.repriced().contains(matter.about().id())
                                    && span.stoppedAt() == null;
            Term term = anew ? known.term(matter, span.kind(), was == null) : was.term();
            Deadline is = laidOn(matter, span, was, term, known.now());
            kept.add(key);
            compare(was, is, found, known.now());
            stamp(was, is, known, found);
        }
        stored.stream()
                .filter(clock -> !kept.contains(clock.key()))
                .forEach(clock -> withdraw(clock, found, known.now()));
    }

    /** What the facts no longer speak of: a word came to nothing, and with it what it began. */
    private void withdraw(Deadline was, Found found, Instant now) {
        Instant at = was.stoppedAt() != null ? was.stoppedAt() : later(was.startedAt(), now);
        compare(was, was.withdrawnAt(at), found, now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void stamp(Deadline was, Deadline is, Known known, Found found) {
        if (was == null) {
            found.stamps.add(ClockTerms.Stamp.of(is, ClockTerms.Cause.STARTED, null, known.now()));
        } else if (!was.term().equals(is.term())) {
            found.stamps.add(ClockTerms.Stamp.of(is, known.cause(), was.dueAt(), known.now()));
        }
    }

    private Deadline laidOn(Matter matter, Span span, Deadline before, Term term, Instant now) {
        Derivation derived = Derivation.of(span, term, policies.openTime(term));
        boolean breached = before != null && before.overdueAt() != null && derived.keepsBreach(now);
        return new Deadline(
                before == null ? UuidCreator.getTimeOrderedEpoch() : before.id(),
                matter.about(),
                matter.district(),
                matter.zone(),
                span.kind(),
                span.cycle(),
                span.round(),
                span.start(),
                derived.dueAt(),
                derived.state(breached),
                span.stoppedAt(),
                derived.outcome(),
                breached ? before.overdueAt() : null,
                term.stamped(),
                before == null ? spot(term) : before.spot(),
                span.alarmAt());
    }

    private Double spot(Term term) {
        return random.nextDouble() < term.spotShare() ? random.nextDouble() : null;
    }

    private void compare(Deadline before, Deadline after, Found found, Instant now) {
        boolean stops =
                after.state() == DeadlineState.STOPPED
                        && (before == null
                                || before.outcome() != after.outcome()
                                || !Objects.equals(before.stoppedAt(), after.stoppedAt()));
        boolean moves = before != null && !before.dueAt().equals(after.dueAt());
        if (before == null) {
            found.added.add(after);
            found.events.add(ClockEvents.started(after, now));
        } else if (!before.equals(after)) {
            found.changed.add(after);
        }
        if (stops) {
            found.ended.add(after);
            found.events.add(ClockEvents.stopped(after));
        } else if (after.state() != DeadlineState.STOPPED && (moves || runsAgain(before))) {
            found.events.add(ClockEvents.moved(after, now));
            if (before.state() == DeadlineState.OVERDUE && after.overdueAt() == null) {
                found.ended.add(after);
            }
        }
        if (after.state() != DeadlineState.STOPPED && asksForMore(before, after, moves)) {
            // From the first moment on: what was done already is known by its unique key.
            Moment first = after.moments(policies).get(0);
            found.due.add(
                    new Deadlines.Due(
                            first.at(), after.id(), first.step(), after.about().kind().feed()));
        }
    }

    /** What stopped it came to nothing. */
    private static boolean runsAgain(Deadline before) {
        return before != null && before.state() == DeadlineState.STOPPED;
    }

    private static boolean asksForMore(Deadline before, Deadline after, boolean moves) {
        return before == null
                || moves
                || runsAgain(before)
                || !before.term().equals(after.term())
                || !Objects.equals(before.alarmAt(), after.alarmAt());
    }

    private void write(Found found, Instant now) {
        rows.insert(found.added);
        rows.update(found.changed);
        terms.insert(found.stamps);
        deadlines.put(found.due);
        rows.dropDue(found.ended);
        if (!found.ended.isEmpty()) {
            stopped.fire(new ClocksStopped(List.copyOf(found.ended), now));
        }
        feed.append(found.events);
    }
}
