package org.qunli.supervision.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.problem.Fact.Violation;
import org.qunli.kit.problem.Invalid;
import org.qunli.supervision.place.Post;

/**
 * What a policy says.
 *
 * @param durations per kind of clock; what is left out is taken from the next wider policy.
 *     PROMISED has none: the officer names the time
 * @param waitingCap how long WAITING can pause a RESOLUTION clock in one cycle; 24 hours if left
 *     out
 * @param spotShare the share of clocks, 0 to 1, in which a spot reminder falls at a random moment;
 *     0.1 if left out. Spot reminders look like any other
 */
public record PolicyDocument(
        @Valid Scope scope,
        @NotNull
                @Schema(
                        examples =
                                "{\"FIRST_RESPONSE\":\"PT30M\",\"RESOLUTION\":\"PT24H\",\"CONFIRMATION\":\"PT24H\",\"FORWARD\":\"PT15M\"}")
                Map<ClockKind, Duration> durations,
        @Schema(examples = "PT24H") Duration waitingCap,
        @DecimalMin("0") @DecimalMax("1") @Schema(examples = "0.1") BigDecimal spotShare,
        @NotNull @Size(max = 50) List<@NotNull @Valid Step> steps) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofDays(90);

    public PolicyDocument {
        scope = scope == null ? new Scope(null, null, null, null) : scope;
        waitingCap = waitingCap == null ? Duration.ofHours(24) : waitingCap;
        spotShare = spotShare == null ? new BigDecimal("0.1") : spotShare;
    }

    /** The same, of one district. */
    PolicyDocument in(String district) {
        Scope within = new Scope(district, scope.level(), scope.category(), scope.priority());
        return new PolicyDocument(within, durations, waitingCap, spotShare, steps);
    }

    /** Whether it says anything about this kind of clock. */
    boolean speaksOf(ClockKind kind) {
        return durations.containsKey(kind)
                || kind == ClockKind.PROMISED
                        && steps.stream().anyMatch(step -> step.clock() == kind);
    }

    /** Throws {@link Invalid} with all that a schema can't say. */
    void check() {
        List<Violation> wrong = new ArrayList<>();
        durations.forEach(
                (kind, duration) -> {
                    String field = "durations." + kind;
                    if (kind == ClockKind.PROMISED) {
                        wrong.add(violation(field, "promise-names-its-time"));
                    } else if (duration == null || outside(duration, SHORTEST, LONGEST)) {
                        wrong.add(violation(field, "duration-of-clock"));
                    }
                });
        if (outside(waitingCap, Duration.ZERO, LONGEST)) {
            wrong.add(violation("waitingCap", "duration-of-waiting"));
        }
        for (int i = 0; i < steps.size(); i++) {
            check(steps.get(i), "steps[" + i + "]", wrong);
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    private void check(Step step, String field, List<Violation> wrong) {
        if (!Offset.isValid(step.offset())) {
            wrong.add(violation(field + ".offset", "offset"));
        }
        boolean remindsSomebody =
                step.target().equals("ASSIGNEE")
                        || step.target().equals("ON_DUTY")
                        || isPost(step.post());
        boolean escalates = step.target().equals("TEAM") || step.target().equals("DESK");
        if (step.action() == Action.REMIND ? !remindsSomebody : !escalates) {
            wrong.add(violation(field + ".target", "target"));
        }
        if (step.repeat() != null) {
            if (step.action() == Action.ESCALATE) {
                wrong.add(violation(field + ".repeat", "escalates-once"));
            } else if (outside(step.repeat().every(), SHORTEST, LONGEST)) {
                wrong.add(violation(field + ".repeat.every", "duration-of-clock"));
            }
        }
        if (!speaksOf(step.clock())) {
            wrong.add(violation(field + ".clock", "step-without-duration"));
        }
    }

    private static boolean isPost(String name) {
        for (Post post : Post.values()) {
            if (post.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean outside(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) < 0 && !duration.equals(least)
                || duration.compareTo(most) > 0;
    }

    private static Violation violation(String field, String key) {
        return new Violation(field, key, null, List.of());
    }
}
