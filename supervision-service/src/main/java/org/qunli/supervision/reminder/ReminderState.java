package org.qunli.supervision.reminder;

/** How a reminder fared. */
public enum ReminderState {
    /** Until the officer's last word is a while ago, or the morning. */
    WAITING,
    /** On its way through the officer's private channels. */
    SENDING,
    SENT,
    /** No channel got through: it went on to somebody else. */
    FAILED,
    /** What it reminded of was done in time after all, or before it was said. */
    WITHDRAWN
}
