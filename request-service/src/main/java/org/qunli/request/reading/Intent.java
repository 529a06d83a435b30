package org.qunli.request.reading;

/** What a message is meant to do. */
public enum Intent {
    /** A resident's need, complaint or question. */
    REQUEST,
    /** A resident adds to what they already asked. */
    FOLLOW_UP,
    /** A resident says that it is settled. */
    CONFIRMED,
    /** A resident says that it is still not settled. */
    NOT_SOLVED,
    /** A resident no longer needs it. */
    WITHDRAWN,
    /**
     * An officer's word of explanation, promise or action; a bare "received" or an emoji is none.
     */
    ANSWER,
    /** An officer says that it is done. */
    RESOLUTION,
    /** Thanks, without anything settled by them. */
    THANKS,
    /** Everything else. */
    TALK
}
