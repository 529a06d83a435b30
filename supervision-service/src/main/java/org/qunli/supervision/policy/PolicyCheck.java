package org.qunli.supervision.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.qunli.kit.problem.Fact.Violation;
import org.qunli.kit.problem.Invalid;
import org.qunli.supervision.place.Post;

/** Judges all of a policy that a schema can't: what is wrong is named field by field. */
final class PolicyCheck {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofDays(90);

    private final PolicyDocument document;

    private final List<Violation> wrong = new ArrayList<>();

    private PolicyCheck(PolicyDocument document) {
        this.document = document;
    }

    /** Throws {@link Invalid} with all that is wrong. */
    static void check(PolicyDocument document) {
        PolicyCheck check = new PolicyCheck(document);
        check.durations();
        check.pauses();
        for (int i = 0; i < document.steps().size(); i++) {
            check.step(document.steps().get(i), "steps[" + i + "]");
        }
        if (check.wrong.isEmpty()) {
            check.ladders();
        }
        if (!check.wrong.isEmpty()) {
            throw new Invalid(check.wrong);
        }
    }

    private void durations() {
        document.durations()
                .forEach(
                        (kind, duration) -> {
                            if (kind == ClockKind.PROMISED) {
                                refuse("durations." + kind, "promise-names-its-time");
                            } else if (duration == null || outside(duration, SHORTEST)) {
                                refuse("durations." + kind, "duration-of-clock");
                            }
                        });
        for (ClockKind kind :
                List.of(ClockKind.FIRST_RESPONSE, ClockKind.NEXT_RESPONSE, ClockKind.PROGRESS)) {
            Duration word = document.durations().get(kind);
            Duration solution = document.durations().get(ClockKind.RESOLUTION);
            if (word != null && solution != null && word.compareTo(solution) > 0) {
                refuse("durations." + kind, "word-after-solution");
            }
        }
    }

    private void pauses() {
        if (outside(document.waitingCap(), Duration.ZERO)) {
            refuse("waitingCap", "duration-of-waiting");
        }
        if (document.calendar() != null && !document.calendar().isSane()) {
            refuse("calendar", "quiet-times");
        }
        if (outside(document.extension().most(), SHORTEST)) {
            refuse("extension.most", "duration-of-clock");
        }
        if (outside(document.extension().decideWithin(), SHORTEST)) {
            refuse("extension.decideWithin", "duration-of-clock");
        }
    }

    private void step(Step step, String field) {
        boolean valid = Offset.isValid(step.offset());
        if (!valid) {
            refuse(field + ".offset", "offset");
        }
        if (!step.hasSensibleTarget()) {
            refuse(field + ".target", "target");
        }
        if (step.repeat() != null) {
            if (step.action() == Action.ESCALATE) {
                refuse(field + ".repeat", "escalates-once");
            } else if (outside(step.repeat().every(), SHORTEST)) {
                refuse(field + ".repeat.every", "duration-of-clock");
            }
        }
        if (!document.speaksOf(step.clock())) {
            refuse(field + ".clock", "step-without-duration");
        } else if (valid) {
            withinItsClock(step, field);
        }
    }

    /** Before it begins nothing can happen on a clock, nor after it ended by itself. */
    private void withinItsClock(Step step, String field) {
        Duration term = document.durations().get(step.clock());
        if (term == null) {
            return;
        }
        Duration offset = Offset.span(step.offset(), term);
        if (offset.negated().compareTo(term) > 0) {
            refuse(field + ".offset", "step-before-its-clock");
        }
        if (step.clock().endsWhenDue()
                && (!offset.isNegative() && !offset.isZero() || step.repeat() != null)) {
            refuse(field + ".offset", "step-after-its-clock");
        }
    }

    /** No step twice, and none that hands a matter back down when it was handed up already. */
    private void ladders() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < document.steps().size(); i++) {
            Step step = document.steps().get(i);
            if (!seen.add(step.clock() + step.offset() + step.action() + step.target())) {
                refuse("steps[" + i + "]", "step-twice");
            }
        }
        for (ClockKind kind : ClockKind.values()) {
            Duration term =
                    Objects.requireNonNullElse(document.durations().get(kind), Duration.ofHours(1));
            List<Step> up =
                    document.steps().stream()
                            .filter(s -> s.clock() == kind && s.action() == Action.ESCALATE)
                            .sorted(Comparator.comparing(s -> Offset.span(s.offset(), term)))
                            .toList();
            for (int i = 1; i < up.size(); i++) {
                if (up.get(i - 1).target().equals(Step.DESK)) {
                    int place = document.steps().indexOf(up.get(i));
                    refuse("steps[" + place + "].target", "escalates-upwards");
                }
            }
        }
    }

    private static boolean outside(Duration duration, Duration least) {
        return duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0;
    }

    private void refuse(String field, String key) {
        wrong.add(new Violation(field, key, null, List.of()));
    }

    /** Whether there is such a post. */
    static boolean isPost(String name) {
        for (Post post : Post.values()) {
            if (post.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
