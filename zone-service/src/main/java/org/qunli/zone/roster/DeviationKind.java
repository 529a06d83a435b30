package org.qunli.zone.roster;

/** How a day differs from the weekly shifts. */
public enum DeviationKind {
    /** Doesn't serve, though a shift says so. */
    ABSENCE,
    /** Serves, though no shift says so. */
    EXTRA_DUTY,
    /** Somebody else fills the post, with its duties, at the officer's times. */
    SUBSTITUTION,
    /** Somebody else answers for some of the duties at the officer's times. */
    DELEGATION
}
