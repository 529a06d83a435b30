package org.qunli.supervision.escalation;

/** How far a matter went. Told to nobody. */
public enum Tier {
    /** Whoever is first to coordinate for the zone. */
    FIRST,
    /** The district's headquarters. */
    DESK
}
