package org.qunli.notice.rumour;

/** What is known of a claim. */
public enum RumourState {
    /** Nothing yet. */
    OPEN,
    /** It is put right: some of it holds, or it was misunderstood. */
    CLARIFIED,
    /** It is so. */
    CONFIRMED_TRUE,
    /** There is no ground for it. */
    UNFOUNDED,
    /** Being looked into, or looked into again: nothing is said meanwhile. */
    PAUSED;

    /** Whether there is something to say. */
    public boolean isVerdict() {
        return this == CLARIFIED || this == CONFIRMED_TRUE || this == UNFOUNDED;
    }

    /**
     * Whether it may be decided so. Nothing that was said is simply unsaid: from a verdict one
     * comes to another verdict, or to PAUSED, which tells those who heard it.
     */
    boolean mayBecome(RumourState next) {
        return switch (next) {
            case OPEN -> this == PAUSED;
            case PAUSED -> this != PAUSED;
            default -> true;
        };
    }
}
