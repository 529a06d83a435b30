package org.qunli.supervision.policy;

import java.time.Duration;
import java.util.List;

/**
 * The current policies of some districts, most specific first. For each kind of clock the first one
 * counts that covers the case and speaks of the kind, with its duration and its ladder together.
 */
public final class PolicyBook {

    private final List<Policy> policies;

    PolicyBook(List<Policy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** What a clock of this kind gets that starts now. */
    public Term term(
            ClockKind kind, String district, String level, String category, String priority) {
        Policy policy = choose(kind, district, level, category, priority);
        PolicyDocument document = policy.document();
        return new Term(
                policy.name(),
                policy.version(),
                document.durations().getOrDefault(kind, Duration.ZERO),
                document.waitingCap(),
                document.spotShare().doubleValue());
    }

    /**
     * The policy that speaks first here. The shipped ones speak of every kind, so there always is
     * one.
     */
    Policy choose(ClockKind kind, String district, String level, String category, String priority) {
        return policies.stream()
                .filter(p -> p.document().scope().covers(district, level, category, priority))
                .filter(p -> p.document().speaksOf(kind))
                .findFirst()
                .orElseThrow();
    }
}
