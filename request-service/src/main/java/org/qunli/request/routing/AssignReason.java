package org.qunli.request.routing;

/** Why a request is whose it is. */
public enum AssignReason {
    /** The resident named them. */
    MENTIONED,
    /** They help the household already. */
    STICKY,
    /** The category is among their duties, and they alone have it now. */
    DUTY,
    /** Their post is responsible, by the category's order. */
    POST_ORDER,
    /** Of several who could, the one with the fewest open requests. */
    LEAST_LOADED,
    /** They stand in for the one whose it would be. */
    SUBSTITUTE,
    /** A life is at risk. */
    LIFE_AT_RISK,
    ANYONE_ON_DUTY,
    NOBODY_ON_DUTY,
    /** They took it. */
    TAKEN,
    /** An officer gave it to them. */
    OFFICER,
    /** The one before said that it isn't theirs. */
    OBJECTION,
    /** The shift of the one before is over. */
    SHIFT_END,
    /** Who has it stays, who helps changed. */
    HELPERS
}
