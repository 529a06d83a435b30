package org.qunli.supervision.place;

/** How pressing a request is. */
public enum Priority {
    URGENT,
    HIGH,
    NORMAL
}
