package org.qunli.zone.member;

/** Why somebody is no member any more. */
public enum Ending {
    LEFT,
    /** A proxy's word was taken back. */
    REVOKED,
    /** A proxy's time was over. */
    EXPIRED,
    HOUSEHOLD_CLOSED,
    MERGED
}
