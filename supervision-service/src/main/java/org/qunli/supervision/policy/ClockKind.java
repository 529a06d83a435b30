package org.qunli.supervision.policy;

/** What a deadline is about. */
public enum ClockKind {
    FIRST_RESPONSE("首次答复", "a first answer"),
    /** Has no duration of its own: the officer named the time. */
    PROMISED("兑现承诺", "keeping the promise"),
    RESOLUTION("办结", "a solution"),
    CONFIRMATION("居民确认", "the resident's confirmation"),
    FORWARD("转发通知", "forwarding the notice");

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
}
