package org.qunli.zone.household;

import java.time.Instant;
import java.util.Collection;
import org.qunli.zone.care.CareFlag;
import org.qunli.zone.care.CareRules;

/**
 * When a household is to be visited next.
 *
 * @param from from when the interval runs, or null without one
 * @param dueAt the end of the interval, or null without one
 */
public record CheckInPlan(Instant from, Instant dueAt) {

    /**
     * The plan by these flags and rules.
     *
     * @param from from when the interval ran so far, or null
     */
    public static CheckInPlan of(
            boolean active,
            Collection<CareFlag> flags,
            CareRules rules,
            Instant from,
            Instant now) {
        if (!active || rules.every(flags).isEmpty()) {
            return new CheckInPlan(null, null);
        }
        Instant running = from == null ? now : from;
        return new CheckInPlan(running, running.plus(rules.every(flags).get()));
    }
}
