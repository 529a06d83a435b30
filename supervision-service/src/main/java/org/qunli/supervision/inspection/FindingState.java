package org.qunli.supervision.inspection;

/** Where a finding stands. */
public enum FindingState {
    OPEN,
    /** The owner says that it is put right; nobody has looked yet. */
    REPORTED,
    PASSED,
    WITHDRAWN;

    boolean isOver() {
        return this == PASSED || this == WITHDRAWN;
    }
}
