package org.qunli.supervision.policy;

/**
 * What a policy is chosen for; null in a field matches only what is open there.
 *
 * @param timeZone the district's, for quiet hours
 */
public record Case(
        String district, String timeZone, String level, String category, String priority) {

    /** Whether it may wait for the morning: URGENT never does, nor what has no priority. */
    boolean keepsQuietTimes() {
        return "NORMAL".equals(priority) || "HIGH".equals(priority);
    }
}
