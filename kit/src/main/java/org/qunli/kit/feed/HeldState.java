package org.qunli.kit.feed;

/** Why an event isn't applied. */
public enum HeldState {
    /**
     * It is tried again by itself: its predecessor or something of another feed has yet to come.
     */
    HELD,
    /** It failed again and again: it waits for an administrator. */
    PARKED
}
