package org.qunli.supervision.escalation;

/** Where an escalation stands. */
public enum EscalationState {
    OPEN,
    ACKNOWLEDGED,
    CLOSED
}
