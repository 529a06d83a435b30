package org.qunli.zone.roster;

/** Where an exception stands. */
public enum DeviationState {
    /** A delegation that waits for the delegate's word. */
    PROPOSED,
    IN_FORCE,
    REFUSED,
    CANCELLED
}
