package org.qunli.supervision.deadline;

/** What happened to a matter, as far as clocks care. */
enum FactType {
    OPENED("居民提出诉求", "the resident asked"),
    RESIDENT_SPOKE("居民再次留言", "the resident wrote again"),
    ANSWERED("驻点干部答复", "an officer answered"),
    ANSWER_FAILED("答复未能送达", "an answer turned out not to have arrived"),
    TAKEN("干部接手", "an officer took it on"),
    WAITING("转为等待", "it was put to wait"),
    RESUMED("等待结束", "the wait ended"),
    /** What was paused runs again, decided by Qunli. */
    VETOED("系统决定等待不再计入", "Qunli decided that the wait no longer counts"),
    EXTENDED("系统同意延期", "Qunli granted more time"),
    LIFE_AT_RISK("可能危及生命", "a life might be at risk"),
    RESOLVED("已办结", "it was resolved"),
    CONFIRMED("居民确认", "the resident confirmed"),
    UNCONFIRMED("居民未回应", "the resident stayed silent"),
    REOPENED("居民表示未解决", "the resident said that it isn't solved"),
    CLOSED("已关闭", "it was closed"),
    DUE("通知待转发", "the notice was to be forwarded"),
    FORWARDED("通知已转发", "the notice was forwarded"),
    CLAIMED("出现传言", "a rumour went around"),
    CLARIFIED("传言已澄清", "the rumour was clarified"),
    /** {@code until} is when the next visit falls due; null for none any more. */
    VISIT_DUE("探访计划", "the next visit was planned"),
    VISITED("已上门探访", "the household was visited"),
    VACANT("值守出现空缺", "the roster had a gap"),
    FILLED("空缺已补", "the gap was filled"),
    FOUND("发现问题", "something was found wanting"),
    /** By its owner. */
    REPORTED("责任人报告已整改", "its owner said that it was put right"),
    /** {@code until} is when the owner had said so: that counts no more. */
    RECHECK_FAILED("复查不合格", "a recheck found it not put right"),
    RECHECKED("复查合格", "a recheck found it put right"),
    /** Whatever ran ends without what was waited for. */
    DROPPED("无需再办", "it ended without success");

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
