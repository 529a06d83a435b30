package org.qunli.zone.household;

/** How a household was found at a check-in. */
public enum CheckInOutcome {
    FINE,
    NEEDS_HELP,
    /** Nobody was seen: the household is still to be visited. */
    NOBODY_HOME,
    REFUSED;

    boolean seen() {
        return this != NOBODY_HOME;
    }
}
