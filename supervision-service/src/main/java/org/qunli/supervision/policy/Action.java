package org.qunli.supervision.policy;

/** What a step does. */
public enum Action {
    /** A private word to each officer meant. */
    REMIND,
    /** The matter leaves the group. */
    ESCALATE
}
