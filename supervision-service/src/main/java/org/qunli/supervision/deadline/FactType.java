package org.qunli.supervision.deadline;

/** What happened to a matter, as far as clocks care. */
enum FactType {
    OPENED("居民提出诉求", "the resident asked"),
    ANSWERED("驻点干部答复", "an officer answered"),
    WAITING("转为等待", "it was put to wait"),
    RESUMED("等待结束", "the wait ended"),
    RESOLVED("已办结", "it was resolved"),
    CONFIRMED("居民确认", "the resident confirmed"),
    UNCONFIRMED("居民未回应", "the resident stayed silent"),
    REOPENED("居民表示未解决", "the resident said that it isn't solved"),
    CLOSED("已关闭", "it was closed"),
    DUE("通知待转发", "the notice was to be forwarded"),
    FORWARDED("通知已转发", "the notice was forwarded"),
    DROPPED("无需或无法转发", "the forwarding ended without success");

    private final String zh;

    private final String en;

    FactType(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
