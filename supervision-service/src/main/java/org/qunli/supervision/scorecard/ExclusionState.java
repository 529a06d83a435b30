package org.qunli.supervision.scorecard;

/**
 * Where an exclusion stands. Only an APPROVED one changes adjusted figures; raw ones never change.
 */
public enum ExclusionState {
    PROPOSED,
    APPROVED,
    REFUSED
}
