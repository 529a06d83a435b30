package org.qunli.supervision.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qunli.supervision.policy.ClockKind;

/**
 * Derives a matter's clocks from its facts, which come in the order of the feed while their times
 * may be older than what was heard before. Pure: the same facts give the same clocks.
 */
final class History {

    private final List<Fact> facts;

    private final List<Span> spans = new ArrayList<>();

    private final Map<ClockKind, RunningSpan> running = new EnumMap<>(ClockKind.class);

    private final Map<ClockKind, Integer> rounds = new EnumMap<>(ClockKind.class);

    /** When the words were said that never arrived or weren't true. */
    private final Set<Instant> failed;

    private int cycle = 1;

    private Instant lastWord;

    private boolean over;

    private History(List<Fact> facts) {
        this.facts = facts;
        this.failed = failed(facts);
    }

    /** A failure that doesn't say which word it means means the last one. */
    private static Set<Instant> failed(List<Fact> facts) {
        Set<Instant> failed = new HashSet<>();
        Instant last = null;
        for (Fact fact : facts) {
            if (fact.type() == FactType.ANSWERED) {
                last = fact.at();
            } else if (fact.type() == FactType.ANSWER_FAILED
                    || fact.type() == FactType.RECHECK_FAILED) {
                failed.add(fact.until() != null ? fact.until() : last);
            }
        }
        return failed;
    }

    /** All clocks of the matter, running or stopped, oldest first. */
    static List<Span> spans(List<Fact> facts) {
        History history = new History(facts);
        history.replay();
        return history.spans;
    }

    private void replay() {
        facts.stream().filter(fact -> !hasFailed(fact)).forEach(this::apply);
        running.values().forEach(each -> spans.add(each.running()));
        spans.sort(
                Comparator.comparing(Span::start)
                        .thenComparing(Span::kind)
                        .thenComparing(Span::cycle)
                        .thenComparing(Span::round));
    }

    /**
     * A word that never arrived, or wasn't true, is none: its clock runs on as if it hadn't been
     * said.
     */
    private boolean hasFailed(Fact word) {
        boolean said = word.type() == FactType.ANSWERED || word.type() == FactType.REPORTED;
        return said && failed.contains(word.at());
    }

    private void apply(Fact fact) {
        switch (fact.type()) {
            case OPENED -> {
                cycle = fact.cycle();
                start(ClockKind.FIRST_RESPONSE, 1, fact.at(), null);
                start(ClockKind.RESOLUTION, 1, fact.at(), null);
            }
            case RESIDENT_SPOKE -> residentSpoke(fact.at());
            case ANSWERED -> answered(fact);
            case TAKEN -> {
                if (running.containsKey(ClockKind.RESOLUTION)
                        && !running.containsKey(ClockKind.PROGRESS)) {
                    startRound(ClockKind.PROGRESS, fact.at(), null);
                }
            }
            case WAITING -> {
                word(fact.at());
                progress(fact.at(), null);
                paused().forEach(each -> each.pause(fact.at(), fact.until()));
            }
            case RESUMED, VETOED -> paused().forEach(each -> each.resume(fact.at()));
            case EXTENDED ->
                    running.values().stream()
                            .filter(each -> each.is(fact))
                            .forEach(each -> each.extend(fact.amount()));
            case LIFE_AT_RISK -> {
                if (running.containsKey(ClockKind.RESOLUTION)) {
                    running.get(ClockKind.RESOLUTION).alarm(fact.at());
                }
            }
            case RESOLVED -> resolved(fact.at());
            case REOPENED -> reopened(fact);
            case CONFIRMED -> done(fact.at(), true);
            case UNCONFIRMED -> done(fact.at(), false);
            case CLOSED -> {
                stopAll(fact.at());
                over = true;
            }
            default -> applyOther(fact);
        }
    }

    /** Matters that know only one kind of clock. */
    private void applyOther(Fact fact) {
        switch (fact.type()) {
            case DUE -> start(ClockKind.FORWARD, 1, fact.at(), null);
            case FORWARDED -> stop(ClockKind.FORWARD, fact.at(), true);
            case CLAIMED -> {
                if (!running.containsKey(ClockKind.CLARIFICATION)) {
                    startRound(ClockKind.CLARIFICATION, fact.at(), null);
                }
            }
            case CLARIFIED -> stop(ClockKind.CLARIFICATION, fact.at(), true);
            case VACANT -> start(ClockKind.ROSTER, 1, fact.at(), null);
            case FILLED -> stop(ClockKind.ROSTER, fact.at(), true);
            case FOUND -> start(ClockKind.INSPECTION, 1, fact.at(), fact.promisedAt());
            case REPORTED, RECHECKED -> stop(ClockKind.INSPECTION, fact.at(), true);
            case VISIT_DUE -> visitDue(fact);
            case VISITED -> {
                // A visit ahead of its time only moves the next one, as the plan then says.
                if (running.containsKey(ClockKind.CHECK_IN)
                        && !running.get(ClockKind.CHECK_IN).start().isAfter(fact.at())) {
                    stop(ClockKind.CHECK_IN, fact.at(), true);
                }
            }
            case DROPPED -> stopAll(fact.at());
            default -> {
                // A failed answer was taken out before.
            }
        }
    }

    private void answered(Fact fact) {
        word(fact.at());
        progress(fact.at(), fact.promisedAt());
        if (!over && fact.promisedAt() != null && fact.promisedAt().isAfter(fact.at())) {
            stop(ClockKind.PROMISED, fact.at(), false);
            startRound(ClockKind.PROMISED, fact.at(), fact.promisedAt());
        }
    }

    /** An officer's word to the resident. */
    private void word(Instant at) {
        lastWord = lastWord == null || at.isAfter(lastWord) ? at : lastWord;
        answeredAt(ClockKind.FIRST_RESPONSE, at);
        answeredAt(ClockKind.NEXT_RESPONSE, at);
    }

    /**
     * The first word stops it; one that we hear later but that was said earlier moves the stop
     * back, so that nobody is blamed for an answer that was given.
     */
    private void answeredAt(ClockKind kind, Instant at) {
        RunningSpan waiting = running.get(kind);
        if (waiting != null
                && (kind == ClockKind.FIRST_RESPONSE || !at.isBefore(waiting.start()))) {
            stop(kind, at, true);
            return;
        }
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            boolean within = kind == ClockKind.FIRST_RESPONSE || !at.isBefore(span.start());
            if (span.kind() == kind
                    && span.stoppedAt() != null
                    && within
                    && at.isBefore(span.stoppedAt())) {
                spans.set(i, span.endedAt(at));
            }
        }
    }

    /** Each unanswered stretch is a round of its own, from its oldest word on. */
    private void residentSpoke(Instant at) {
        boolean first = running.containsKey(ClockKind.FIRST_RESPONSE);
        boolean cares =
                running.containsKey(ClockKind.RESOLUTION)
                        || running.containsKey(ClockKind.CONFIRMATION);
        boolean answered = lastWord != null && lastWord.isAfter(at);
        RunningSpan waiting = running.get(ClockKind.NEXT_RESPONSE);
        if (first || !cares || answered) {
            return;
        }
        if (waiting == null) {
            startRound(ClockKind.NEXT_RESPONSE, at, null);
        } else if (at.isBefore(waiting.start())) {
            running.put(
                    ClockKind.NEXT_RESPONSE,
                    new RunningSpan(ClockKind.NEXT_RESPONSE, cycle, waiting.round(), at, null));
        }
    }

    /** A word of how it goes ends one round and begins the next, while there is something to do. */
    private void progress(Instant at, Instant promisedAt) {
        RunningSpan last = running.get(ClockKind.PROGRESS);
        if (!running.containsKey(ClockKind.RESOLUTION)
                || last != null && at.isBefore(last.start())) {
            return;
        }
        stop(ClockKind.PROGRESS, at, true);
        startRound(ClockKind.PROGRESS, at, promisedAt);
    }

    private List<RunningSpan> paused() {
        return running.entrySet().stream()
                .filter(each -> each.getKey().isPausedByWaiting())
                .map(Map.Entry::getValue)
                .toList();
    }

    private void resolved(Instant at) {
        word(at);
        stop(ClockKind.PROGRESS, at, true);
        stop(ClockKind.PROMISED, at, true);
        if (running.containsKey(ClockKind.RESOLUTION)) {
            stop(ClockKind.RESOLUTION, at, true);
            start(ClockKind.CONFIRMATION, 1, at, null);
        }
    }

    /** Not solved: another cycle, and a word of the resident that wants an answer. */
    private void reopened(Fact fact) {
        stop(ClockKind.CONFIRMATION, fact.at(), true);
        over = false;
        cycle = Math.max(cycle + 1, fact.cycle());
        start(ClockKind.RESOLUTION, 1, fact.at(), null);
        residentSpoke(fact.at());
    }

    private void done(Instant at, boolean confirmed) {
        stop(ClockKind.CONFIRMATION, at, confirmed);
        stopAll(at);
    }

    /** The plan names the next visit: it replaces the one before unless that was made. */
    private void visitDue(Fact fact) {
        RunningSpan planned = running.get(ClockKind.CHECK_IN);
        if (fact.until() == null) {
            stop(ClockKind.CHECK_IN, fact.at(), false);
        } else if (planned == null) {
            startRound(ClockKind.CHECK_IN, fact.until(), null);
        } else if (!planned.start().equals(fact.until())) {
            running.put(
                    ClockKind.CHECK_IN,
                    new RunningSpan(
                            ClockKind.CHECK_IN, cycle, planned.round(), fact.until(), null));
        }
    }

    private void start(ClockKind kind, int round, Instant at, Instant promisedAt) {
        running.putIfAbsent(kind, new RunningSpan(kind, cycle, round, at, promisedAt));
    }

    private void startRound(ClockKind kind, Instant at, Instant promisedAt) {
        int round = rounds.merge(kind, 1, Integer::sum);
        running.put(kind, new RunningSpan(kind, cycle, round, at, promisedAt));
    }

    private void stop(ClockKind kind, Instant at, boolean fulfilled) {
        RunningSpan ending = running.remove(kind);
        if (ending != null) {
            spans.add(ending.stopped(at, fulfilled));
        }
    }

    private void stopAll(Instant at) {
        List.copyOf(running.keySet()).forEach(kind -> stop(kind, at, false));
    }
}
