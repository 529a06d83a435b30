package org.qunli.zone.sealing;

/** The life of a zone, in this order and never back. */
public enum ZoneStatus {
    PLANNED,
    ACTIVE,
    LIFTED;

    /** Staying is allowed, one step forward is, nothing else. */
    boolean leadsTo(ZoneStatus next) {
        return next == this || next.ordinal() == ordinal() + 1;
    }
}
