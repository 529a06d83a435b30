package org.qunli.supervision.escalation;

/** How an escalation ended. */
public enum EscalationOutcome {
    /** Coordinated and solved. */
    SETTLED,
    /** Given to another authority. */
    PASSED_ON,
    /** Nobody could solve it. */
    UNSOLVABLE,
    /** The group settled it after all; Qunli closes these by itself. */
    OVERTAKEN
}
