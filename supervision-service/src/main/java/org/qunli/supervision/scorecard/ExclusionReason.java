package org.qunli.supervision.scorecard;

/** Why something shall not count. */
public enum ExclusionReason {
    NOT_THEIR_MATTER,
    OUTAGE_OF_QUNLI,
    FORCE_MAJEURE,
    RESIDENT_NOT_REACHED,
    OUT_OF_THEIR_HANDS,
    READ_WRONGLY,
    OTHER
}
