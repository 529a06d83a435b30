package org.qunli.supervision.policy;

import java.time.Duration;

/**
 * What applies to a clock that starts now: stamped on it, so that later versions don't move it.
 *
 * @param duration zero for PROMISED
 * @param timeZone the local time whose quiet hours stop the clock, or null where none do
 * @param spotShare share of clocks with a spot reminder
 */
public record Term(
        String policyName,
        int policyVersion,
        Duration duration,
        Duration waitingCap,
        String timeZone,
        double spotShare) {

    /** As it stands on a clock: the share of spot reminders only matters when one is made. */
    public Term stamped() {
        return new Term(policyName, policyVersion, duration, waitingCap, timeZone, 0);
    }
}
