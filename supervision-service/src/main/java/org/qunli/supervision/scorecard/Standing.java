package org.qunli.supervision.scorecard;

/** How somebody stands out. */
public enum Standing {
    OUTSTANDING,
    NEGLIGENT
}
