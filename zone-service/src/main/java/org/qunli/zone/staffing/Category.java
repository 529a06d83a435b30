package org.qunli.zone.staffing;

import org.qunli.zone.wire.Wording;

/** What a resident may ask for, and so what an officer may answer for. */
public enum Category {
    MEDICINE("药品", "medicine"),
    MEDICAL_CARE("就医", "medical care"),
    SUPPLIES("生活物资", "supplies"),
    TESTING("采样检测", "testing"),
    SANITATION("环境卫生", "sanitation"),
    UTILITIES("水电气网", "utilities"),
    CONTROL_RULES("管控政策", "control rules"),
    WELFARE("关爱帮扶", "welfare"),
    CONDUCT("工作作风", "conduct"),
    RUMOUR("不实信息", "rumours"),
    OTHER("其他", "other matters");

    private final Wording name;

    Category(String zh, String en) {
        name = new Wording(zh, en);
    }

    /** In Chinese and English. */
    public Wording localName() {
        return name;
    }
}
