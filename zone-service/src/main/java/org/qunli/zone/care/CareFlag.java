package org.qunli.zone.care;

/** What whoever serves a household must know of it, so that nobody in need is forgotten. */
public enum CareFlag {
    DIALYSIS("透析"),
    OXYGEN("吸氧"),
    CHRONIC_ILLNESS("慢性病"),
    PREGNANT("孕产妇"),
    INFANT("婴幼儿"),
    ELDERLY("老人"),
    ELDERLY_ALONE("独居老人"),
    LIVES_ALONE("独居"),
    CHILDREN_ALONE("留守儿童"),
    DISABLED("残疾"),
    MOBILITY_AID("行动不便"),
    DISTRESS("心理困扰"),
    NO_SMARTPHONE("无智能手机");

    private final String chinese;

    CareFlag(String chinese) {
        this.chinese = chinese;
    }

    /** The word of Chinese lists. */
    public String chinese() {
        return chinese;
    }
}
