package org.qunli.supervision.policy;

/** What a deadline is about. */
public enum ClockKind {
    FIRST_RESPONSE("首次答复", "a first answer"),
    /** From the oldest unanswered word of the resident; each such stretch is a round. */
    NEXT_RESPONSE("再次答复", "an answer to what the resident added"),
    /** From the officer's last word to the next one. */
    PROGRESS("告知进展", "word of how it goes"),
    /** Has no duration of its own: the officer named the time. */
    PROMISED("兑现承诺", "keeping the promise"),
    RESOLUTION("办结", "a solution"),
    CONFIRMATION("居民确认", "the resident's confirmation"),
    FORWARD("转发通知", "forwarding the notice"),
    CLARIFICATION("澄清传言", "clarifying the rumour"),
    /** From the moment at which a visit falls due. */
    CHECK_IN("上门探访", "the visit"),
    ROSTER("落实值守", "filling the gap in the roster"),
    INSPECTION("完成整改", "putting the finding right");

    private final String zh;

    private final String en;

    ClockKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** What is waited for, in Chinese. */
    public String zh() {
        return zh;
    }

    /** What is waited for, in English. */
    public String en() {
        return en;
    }

    /** Whether more time can be asked for: never for a word that is owed, nor for the resident. */
    public boolean isExtendable() {
        return switch (this) {
            case PROGRESS, PROMISED, RESOLUTION, CLARIFICATION, CHECK_IN, INSPECTION -> true;
            case FIRST_RESPONSE, NEXT_RESPONSE, CONFIRMATION, FORWARD, ROSTER -> false;
        };
    }

    /** Whether a wait for others stops it. */
    public boolean isPausedByWaiting() {
        return this == RESOLUTION || this == PROGRESS;
    }

    /** Whether it ends by itself when it is due: nothing can happen on it afterwards. */
    boolean endsWhenDue() {
        return this == CONFIRMATION;
    }
}
