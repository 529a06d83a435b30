package org.qunli.request.place;

/** The posts of a zone's roster: the five-to-one and the volunteers. */
public enum Post {
    TOWNSHIP_CADRE("乡镇干部", "township cadre"),
    MEDICAL_WORKER("医务人员", "medical worker"),
    POLICE_OFFICER("民警", "police officer"),
    VILLAGE_CADRE("村社干部", "village cadre"),
    GRID_WORKER("网格员", "grid worker"),
    VOLUNTEER("志愿者", "volunteer");

    private final String zh;

    private final String en;

    Post(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The post's Chinese name. */
    public String zh() {
        return zh;
    }

    /** The post's English name. */
    public String en() {
        return en;
    }
}
