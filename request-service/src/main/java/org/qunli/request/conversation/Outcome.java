package org.qunli.request.conversation;

/** What a message did; the strongest first. */
public enum Outcome {
    OPENED,
    REOPENED,
    CONFIRMED,
    RESOLVED,
    RESPONDED,
    WITHDRAWN,
    APPENDED,
    UNMATCHED,
    NOTED
}
