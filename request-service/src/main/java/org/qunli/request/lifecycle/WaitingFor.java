package org.qunli.request.lifecycle;

/** What a request waits for. */
public enum WaitingFor {
    RESIDENT,
    EXTERNAL
}
