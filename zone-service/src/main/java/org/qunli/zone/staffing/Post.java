package org.qunli.zone.staffing;

import java.util.Arrays;
import java.util.List;
import org.qunli.zone.wire.Wording;

/** The five posts of the roster (五包一: five serve one household), and volunteers. */
public enum Post {
    TOWNSHIP_CADRE("乡镇干部", "township cadre"),
    MEDICAL_WORKER("医务人员", "medical worker"),
    POLICE_OFFICER("民警", "police officer"),
    VILLAGE_CADRE("村社干部", "village cadre"),
    GRID_WORKER("网格员", "grid worker"),
    VOLUNTEER("志愿者", "volunteer");

    private final Wording name;

    Post(String zh, String en) {
        name = new Wording(zh, en);
    }

    /** In Chinese and English. */
    public Wording localName() {
        return name;
    }

    /** Those that a sealed zone must have; volunteers come on top. */
    public static List<Post> required() {
        return Arrays.stream(values()).filter(post -> post != VOLUNTEER).toList();
    }
}
