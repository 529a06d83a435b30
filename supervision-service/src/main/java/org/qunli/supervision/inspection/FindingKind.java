package org.qunli.supervision.inspection;

/**
 * What was found wanting. A fixed list: the owner reads it in these words, since the inspector's
 * own would tell who wrote them.
 */
public enum FindingKind {
    POST_NOT_MANNED("值守缺位", "a post that nobody manned"),
    DUTY_CARD_MISSING("未公示值守信息", "no duty card to be seen"),
    NEED_NOT_MET("诉求未落实", "a need that wasn't met"),
    VISIT_NOT_MADE("未上门探访", "a visit that wasn't made"),
    SUPPLIES_LATE("物资配送不及时", "supplies that came late"),
    MEDICINE_LATE("就医用药保障不到位", "medicine or care that came late"),
    SANITATION("环境卫生问题", "poor sanitation"),
    PROTECTION("防护不规范", "poor protection"),
    PASSAGE_BLOCKED("通道不畅", "a passage that was blocked"),
    RECORDS("台账不全", "incomplete records"),
    CONDUCT("工作作风问题", "poor conduct"),
    OTHER("其他问题", "something else");

    private final String zh;

    private final String en;

    FindingKind(String zh, String en) {
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
