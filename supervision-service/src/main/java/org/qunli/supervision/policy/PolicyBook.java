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
    public Term term(ClockKind kind, Case about) {
        Policy policy = choose(kind, about);
        PolicyDocument document = policy.document();
        boolean quiet =
                document.calendar() != null
                        && kind != ClockKind.PROMISED
                        && about.keepsQuietTimes();
        return new Term(
                policy.name(),
                policy.version(),
                document.durations().getOrDefault(kind, Duration.ZERO),
                document.waitingCap(),
                quiet ? about.timeZone() : null,
                document.spotShare().doubleValue());
    }

    /**
     * The policy that speaks first here. The shipped ones speak of every kind, so there always is
     * one.
     */
    Policy choose(ClockKind kind, Case about) {
        return candidates(kind, about).get(0);
    }

    /** All that cover the case and speak of the kind: the one that counts, then those it beat. */
    List<Policy> candidates(ClockKind kind, Case about) {
        return policies.stream()
                .filter(p -> p.document().scope().covers(about))
                .filter(p -> p.document().speaksOf(kind))
                .toList();
    }
}
