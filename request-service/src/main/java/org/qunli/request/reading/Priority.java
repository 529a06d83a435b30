package org.qunli.request.reading;

/** How pressing a need is, the most pressing first. */
public enum Priority {
    URGENT,
    HIGH,
    NORMAL
}
