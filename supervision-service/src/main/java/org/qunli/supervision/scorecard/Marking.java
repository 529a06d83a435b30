package org.qunli.supervision.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says what counts of a request. Pure: the same dossier gives the same marks. What each measure
 * counts is told to everybody in {@code scorecards/definitions.yaml}.
 */
final class Marking {

    /** Clocks by which an officer is judged. */
    private static final Set<String> OFFICERS =
            Set.of("FIRST_RESPONSE", "NEXT_RESPONSE", "PROGRESS", "PROMISED", "RESOLUTION");

    private static final Duration LAST_MOMENT = Duration.ofMinutes(2);

    private static final Duration DAY = Duration.ofDays(1);

    private static final int SATISFIED_FROM = 4;

    private final Dossier dossier;

    private final List<Mark> marks = new ArrayList<>();

    private final Map<Measure, Integer> turns = new EnumMap<>(Measure.class);

    private Marking(Dossier dossier) {
        this.dossier = dossier;
    }

    static List<Mark> marks(Dossier dossier) {
        Marking marking = new Marking(dossier);
        marking.clocks();
        marking.cycles();
        marking.signals();
        marking.answers();
        return marking.marks;
    }

    private void add(
            Measure measure, Instant at, Dossier.Tenure of, int n, boolean hit, Long amount) {
        marks.add(
                new Mark(
                        dossier.request(),
                        measure,
                        turns.merge(measure, 1, Integer::sum),
                        at.atZone(dossier.local()).toLocalDate(),
                        dossier.district(),
                        dossier.zone(),
                        of.officer(),
                        of.officer() == null ? null : dossier.units().get(of.officer()),
                        of.post(),
                        n,
                        hit ? 1 : 0,
                        amount,
                        dossier.excluded()));
    }

    private void add(Measure measure, Instant at, boolean hit) {
        add(measure, at, dossier.holder(at), 1, hit, null);
    }

    private void clocks() {
        for (Dossier.Clock clock : dossier.clocks()) {
            Instant decided = clock.decidedAt();
            if (decided == null || !OFFICERS.contains(clock.kind())) {
                continue;
            }
            Dossier.Tenure holder = dossier.holder(decided);
            Long seconds =
                    clock.stoppedAt() == null
                            ? null
                            : Duration.between(clock.startedAt(), clock.stoppedAt()).toSeconds();
            add(Measure.ON_TIME, decided, clock.isMet());
            if (clock.kind().equals("FIRST_RESPONSE")) {
                add(Measure.RESPONSE, decided, holder, 1, clock.isMet(), seconds);
            }
            if (clock.kind().equals("RESOLUTION")) {
                add(Measure.RESOLUTION, decided, holder, 1, clock.isMet(), seconds);
                add(Measure.EXTENDED, decided, happened("EXTENDED", clock.cycle()).isPresent());
                if (clock.isMet() && isAtTheLastMoment(clock)) {
                    add(Measure.CLOSED_AT_THE_LAST_MOMENT, decided, holder, 0, true, null);
                }
            }
        }
    }

    private boolean isAtTheLastMoment(Dossier.Clock clock) {
        boolean answered =
                dossier.events().stream()
                        .anyMatch(
                                e ->
                                        e.type().equals("ANSWERED")
                                                && e.cycle() == clock.cycle()
                                                && e.at().isBefore(clock.stoppedAt()));
        return !answered
                && Duration.between(clock.stoppedAt(), clock.dueAt()).compareTo(LAST_MOMENT) <= 0;
    }

    private Optional<Dossier.Event> happened(String type, int cycle) {
        return dossier.events().stream()
                .filter(e -> e.type().equals(type) && e.cycle() == cycle)
                .findFirst();
    }

    private void cycles() {
        Map<Integer, Dossier.Clock> resolutions = new HashMap<>();
        dossier.clocks().stream()
                .filter(clock -> clock.kind().equals("RESOLUTION"))
                .forEach(clock -> resolutions.put(clock.cycle(), clock));
        int last = dossier.events().stream().mapToInt(Dossier.Event::cycle).max().orElse(1);
        for (int cycle = 1; cycle <= last; cycle++) {
            solved(cycle, Optional.ofNullable(resolutions.get(cycle)));
        }
    }

    private void solved(int cycle, Optional<Dossier.Clock> clock) {
        Optional<Dossier.Event> resolved = happened("RESOLVED", cycle);
        Instant missed =
                clock.filter(c -> c.overdue() || "LATE".equals(c.outcome()))
                        .map(Dossier.Clock::dueAt)
                        .orElse(null);
        if (resolved.isEmpty()) {
            if (missed != null) {
                add(Measure.SOLVED, missed, false);
            }
            return;
        }
        Instant at = resolved.get().at();
        add(Measure.SOLVED, missed == null ? at : missed, true);
        Dossier.Tenure holder = dossier.holder(at);
        Optional<Dossier.Event> reopened = happened("REOPENED", cycle + 1);
        Optional<Dossier.Event> confirmed = happened("CONFIRMED", cycle);
        Optional<Dossier.Event> silence = happened("UNCONFIRMED", cycle);
        Optional<Dossier.Event> end = confirmed.or(() -> reopened).or(() -> silence);
        if (end.isPresent()) {
            Instant ended = end.get().at();
            add(Measure.CONFIRMED, ended, holder, 1, confirmed.isPresent(), null);
            boolean silent = confirmed.isEmpty() && reopened.isEmpty();
            add(Measure.UNCONFIRMED, ended, holder, 1, silent, null);
            add(Measure.REOPENED, ended, holder, 1, reopened.isPresent(), null);
        }
        if (reopened.isPresent() && reopened.get().at().isBefore(at.plus(DAY))) {
            add(Measure.REOPENED_WITHIN_A_DAY, reopened.get().at(), holder, 0, true, null);
        }
    }

    private void signals() {
        Dossier.Signal rated = null;
        // Where it is told whom the thanks are for, a bare "thanked" says the same once more.
        boolean named =
                dossier.signals().stream()
                        .anyMatch(s -> s.kind().equals("THANKED") && s.officer() != null);
        for (Dossier.Signal signal : dossier.signals()) {
            if (signal.kind().equals("RATED")) {
                rated = signal;
            } else if (signal.kind().equals("THANKED") && named == (signal.officer() != null)) {
                add(Measure.THANKED, signal.at(), thanked(signal), 0, true, null);
            }
        }
        if (rated != null && rated.score() != null) {
            add(
                    Measure.SATISFIED,
                    rated.at(),
                    dossier.holder(rated.at()),
                    1,
                    rated.score() >= SATISFIED_FROM,
                    rated.score().longValue());
        }
        List<Dossier.Tenure> tenures = dossier.tenures();
        for (int i = 0; i < tenures.size(); i++) {
            Dossier.Tenure tenure = tenures.get(i);
            boolean anew =
                    i == 0 || !Objects.equals(tenure.officer(), tenures.get(i - 1).officer());
            if (tenure.officer() != null && anew) {
                Instant until = untilAnother(tenures, i);
                add(Measure.OBJECTED, tenure.at(), tenure, 1, isObjectedTo(tenure, until), null);
            }
        }
    }

    /** An objection comes with the assignment to somebody else, at the same time. */
    private static Instant untilAnother(List<Dossier.Tenure> tenures, int from) {
        return tenures.subList(from, tenures.size()).stream()
                .filter(t -> !Objects.equals(t.officer(), tenures.get(from).officer()))
                .findFirst()
                .map(Dossier.Tenure::at)
                .orElse(Instant.MAX);
    }

    private Dossier.Tenure thanked(Dossier.Signal signal) {
        return signal.officer() == null ? dossier.holder(signal.at()) : as(signal.officer());
    }

    private Dossier.Tenure as(UUID officer) {
        return dossier.tenures().stream()
                .filter(tenure -> officer.equals(tenure.officer()))
                .findFirst()
                .orElse(new Dossier.Tenure(Instant.MIN, officer, null));
    }

    private boolean isObjectedTo(Dossier.Tenure tenure, Instant until) {
        return dossier.signals().stream()
                .filter(s -> s.kind().equals("OBJECTED"))
                .filter(s -> s.officer() == null || s.officer().equals(tenure.officer()))
                .anyMatch(s -> s.at().isAfter(tenure.at()) && !s.at().isAfter(until));
    }

    private void answers() {
        List<Dossier.Event> answers =
                dossier.events().stream().filter(e -> e.type().equals("ANSWERED")).toList();
        if (answers.isEmpty()) {
            return;
        }
        Dossier.Event first = answers.get(0);
        UUID holder = dossier.holder(first.at()).officer();
        if (first.officer() != null && !first.officer().equals(holder)) {
            add(Measure.HELPED_FIRST, first.at(), as(first.officer()), 0, true, null);
        }
        boolean over =
                dossier.events().stream()
                        .anyMatch(e -> Set.of("RESOLVED", "CLOSED").contains(e.type()));
        if (over && answers.stream().allMatch(Dossier.Event::templateOnly)) {
            add(Measure.TEMPLATE_ONLY, first.at(), dossier.holder(first.at()), 0, true, null);
        }
    }
}
